"""The command line: parses arguments, calls a room, prints.

In: arguments. Out: results on standard output, talk on standard error, and an exit code (`onrecord.cli.exits`).
"""

__all__ = ["main"]


def main() -> None:
    """Run the command `onrecord` with this process's arguments, and exit."""
    try:
        from onrecord.cli.app import run  # here, so that importing the package costs nothing

        raise SystemExit(run())
    except KeyboardInterrupt:  # before the command itself could see it
        raise SystemExit(130) from None
