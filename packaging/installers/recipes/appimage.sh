#!/bin/sh
# The folder as an AppImage: sh appimage.sh FOLDER OUT.AppImage, FOLDER as `build.py folder` makes it. Needs appimagetool.
set -eu
[ $# -eq 2 ] || { echo "appimage.sh: give the folder and the name of the file" >&2; exit 2; }
command -v appimagetool >/dev/null || { echo "appimage.sh: appimagetool is missing; get it from its makers" >&2; exit 1; }
tree="$(cd "$(dirname "$0")/../../.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/usr/lib" "$work/usr/share/metainfo"
cp -R "$1" "$work/usr/lib/gc-studio"
cp "$tree/packaging/linux/gc-studio.desktop" "$tree/resources/icons/gc-studio.svg" "$work"
cp "$tree/packaging/linux/org.gc_studio.GCStudio.metainfo.xml" "$work/usr/share/metainfo"
# Called gcx, by a link, it is the command.
cat > "$work/AppRun" <<'RUN'
#!/bin/sh
here="$(dirname "$(readlink -f "$0")")/usr/lib/gc-studio"
case "$(basename "${ARGV0:-gc-studio}")" in gcx) exec "$here/gcx" "$@" ;; *) exec "$here/gc-studio" "$@" ;; esac
RUN
chmod +x "$work/AppRun"
appimagetool "$work" "$2"
