"""`python -m htp`."""

from htp.cli.app import main

if __name__ == "__main__":
    main()
