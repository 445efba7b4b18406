"""The window as PyInstaller begins it."""

import sys

from gc_studio.app.main import main

sys.exit(main())
