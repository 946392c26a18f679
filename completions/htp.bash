# Completion of htp for bash: source this file in ~/.bashrc.
_htp_completion() {
    local IFS=$'
'
    COMPREPLY=( $( env COMP_WORDS="${COMP_WORDS[*]}" \
                   COMP_CWORD=$COMP_CWORD \
                   _HTP_COMPLETE=complete_bash $1 ) )
    return 0
}

complete -o default -F _htp_completion htp
