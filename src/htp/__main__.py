"""`python -m htp`."""

from htp.cli.app import run

if __name__ == "__main__":
    run()
