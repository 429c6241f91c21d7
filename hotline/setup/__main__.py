"""Entry point of the one-shot setup: `python -m hotline.setup`."""

import sys
import time

from hotline import logs
from hotline.bootstrap.setup import build_setup
from hotline.domain.errors import HotlineError, TemporarilyUnavailable
from hotline.settings import Settings

PATIENCE_S = 60.0
PAUSE_S = 1.0


def main() -> int:
    """Run the steps, waiting a minute for servers that are still starting; 0 when all is done."""
    settings = Settings.load()
    logs.configure("setup", "WARNING")
    give_up_at = time.monotonic() + PATIENCE_S
    while True:
        try:
            build_setup(settings).run()
            return 0
        except TemporarilyUnavailable as error:
            if time.monotonic() > give_up_at:
                print(f"初始化失败:{error.message}", file=sys.stderr)
                return 1
            time.sleep(PAUSE_S)
        except HotlineError as error:
            print(f"初始化失败:{error.message}", file=sys.stderr)
            return 1


if __name__ == "__main__":
    sys.exit(main())
