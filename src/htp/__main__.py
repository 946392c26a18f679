"""The program, and `python -m htp`."""

from htp.cli.process import look_seldom_for_garbage


def run() -> None:
    """Nothing is loaded before it is settled how seldom Python looks for garbage in it."""
    look_seldom_for_garbage()
    from htp.cli.app import run

    run()


if __name__ == "__main__":
    run()
