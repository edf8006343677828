"""Start FlexDesk: a window."""

import sys


def main() -> int:
    """Open the window and return its exit code."""
    from flexdesk.ui.main import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
