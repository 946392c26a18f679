# Completion of htp for bash: source this file in ~/.bashrc.
_htp_completion() {
    local IFS=$'
'
    COMPREPLY=( $( env COMP_WORDS="${COMP_WORDS[*]}" \
                   COMP_CWORD=$COMP_CWORD \
                   _HTP_COMPLETE=complete_bash $1 ) )
    # A word that ends with = waits for its value: no blank follows.
    [[ ${#COMPREPLY[@]} -gt 0 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
    return 0
}

complete -o default -F _htp_completion htp
