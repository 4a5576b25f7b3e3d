hook global BufCreate .*\.(ckb|kmr|ku\.txt) %{
    set-option buffer filetype kurdish
}

hook -group rastnus global BufSetOption filetype=(?:kurdish|plain|markdown) %{
    set-option buffer lsp_servers %{
        [rastnus]
        command = "rastnus"
        args = ["serve", "--stdio"]
        root_globs = ["rastnus.toml", ".git"]
        # The same keys as in rastnus.toml:
        # [rastnus.settings.rastnus]
        # locale = "ckb"
    }
}

hook global WinSetOption filetype=(?:kurdish|plain|markdown) %{
    lsp-enable-window
    add-highlighter -override window/rastnus-wrap wrap -word
}
