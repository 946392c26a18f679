# Completion of htp for fish: put this file into ~/.config/fish/completions.
complete --command htp --no-files --arguments "(env _HTP_COMPLETE=complete_fish _TYPER_COMPLETE_FISH_ACTION=get-args _TYPER_COMPLETE_ARGS=(commandline -cp) htp)" --condition "env _HTP_COMPLETE=complete_fish _TYPER_COMPLETE_FISH_ACTION=is-args _TYPER_COMPLETE_ARGS=(commandline -cp) htp"
