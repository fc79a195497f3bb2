#!/usr/bin/env bash
# Typing leaves no trace: traced from outside, the engine opens nothing for writing and makes, renames, removes nothing.
# usage: pinyin_writes_test.sh PROGRAM TABLES; leaves with 77 where processes cannot be traced here.
set -euo pipefail
program=$1 tables=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$program" "$work/program"
cp -r "$tables" "$work/tables"
mkdir "$work/log"
chmod 755 "$work" "$work/program" "$work/tables"
chmod 644 "$work"/tables/*
chmod 777 "$work/log"

other=()
if [[ $EUID -eq 0 ]]; then
  other=(setpriv --reuid=65534 --regid=65534 --clear-groups)
fi
traced() { "${other[@]}" env -i PATH="$PATH" HOME=/nonexistent strace -f -qq -e trace=%file,%desc -e signal=none -o "$1" "${@:2}"; }

if ! traced "$work/log/probe" true 2>/dev/null; then
  echo "skipped: strace cannot trace a process here"
  exit 77
fi
keys=$(traced "$work/log/trace" "$work/program" "$work/tables")
echo "$keys typed, $(wc -l <"$work/log/trace") calls traced"
grep -q 'chayue.table.bin' "$work/log/trace" || { echo "the tables were not seen to be opened"; exit 1; }

changes='^[0-9 ]*(open|openat|openat2)\(.*O_(WRONLY|RDWR|CREAT|TRUNC|APPEND)'
changes+='|^[0-9 ]*(creat|mkdir|mkdirat|rename|renameat|renameat2|unlink|unlinkat|rmdir|link|linkat|symlink|symlinkat'
changes+='|mknod|mknodat|truncate|ftruncate|chmod|fchmod|fchmodat|chown|fchownat|utimensat|fallocate|pwrite64)\('
changes+='|^[0-9 ]*writev?\([^12]'
if grep -E "$changes" "$work/log/trace"; then
  echo "these calls write"
  exit 1
fi
