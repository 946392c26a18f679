"""What each command answers, built once as blocks: a module an answer."""
