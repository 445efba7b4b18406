#!/bin/sh
# A disk image for macOS: sh macos.sh OUT.dmg, on a Mac with Python and Xcode's tools. It was never run.
set -eu
[ $# -eq 1 ] || { echo "macos.sh: give the name of the .dmg" >&2; exit 2; }
tree="$(cd "$(dirname "$0")/../../.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
python3 "$tree/packaging/installers/build.py" folder --out "$work/built"
app="$work/image/GC Studio.app/Contents"
mkdir -p "$app/MacOS"
cp -R "$work/built/gc-studio/." "$app/MacOS"
cat > "$app/Info.plist" <<'PLIST'
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
  <key>CFBundleName</key><string>GC Studio</string>
  <key>CFBundleIdentifier</key><string>org.gc_studio.GCStudio</string>
  <key>CFBundleExecutable</key><string>gc-studio</string>
  <key>CFBundlePackageType</key><string>APPL</string>
  <key>NSHighResolutionCapable</key><true/>
</dict></plist>
PLIST
ln -s /Applications "$work/image/Applications"
hdiutil create -volname "GC Studio" -srcfolder "$work/image" -format UDZO "$1"
