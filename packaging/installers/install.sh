#!/bin/sh
# What the self-extracting file runs: lays the program below a prefix, and tells the desktop about it.
# sh gc-studio-VERSION.run -- [--prefix DIR] [--remove]
set -eu

prefix="$HOME/.local"
[ "$(id -u)" -ne 0 ] || prefix=/usr/local
remove=
while [ $# -gt 0 ]; do
  case "$1" in
    --prefix) prefix="${2:?--prefix takes a folder}"; shift 2 ;;
    --remove) remove=yes; shift ;;
    *) echo "install.sh: unknown option $1; there are --prefix DIR and --remove" >&2; exit 2 ;;
  esac
done
goal="$prefix/lib/gc-studio"

# Only what an installation by this file laid there.
if [ -e "$goal" ] && [ ! -f "$goal/installed" ]; then
  echo "install.sh: $goal is not an installation of GC Studio by this file; move it away, or choose another --prefix" >&2
  exit 1
fi
if [ -f "$goal/installed" ]; then
  while IFS= read -r file; do rm -f -- "$prefix/$file"; done < "$goal/installed"
  rm -rf -- "$goal"
fi
if [ -z "$remove" ]; then
  mkdir -p "$prefix/lib" "$prefix/bin"
  cp -R gc-studio "$goal.part"
  (cd desktop && find . -type f && printf './bin/gcx\n./bin/gc-studio\n') > "$goal.part/installed"
  mv "$goal.part" "$goal"
  cp -R desktop/. "$prefix"
  ln -sf ../lib/gc-studio/gcx ../lib/gc-studio/gc-studio "$prefix/bin/"
fi
# Desktops without these find the files by themselves.
if command -v update-mime-database >/dev/null; then update-mime-database "$prefix/share/mime" || true; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database -q "$prefix/share/applications" || true; fi
if [ -n "$remove" ]; then echo "GC Studio is removed from $prefix"; else echo "GC Studio is installed: $prefix/bin/gc-studio"; fi
