"""The whole program; a package, so that its files can be named like those of the rules."""
