/** Where every script starts; its home is the folder above. */
export const start = "/home/reader/work";

// Sourced by bash before the script, so that line numbers stay the script's. A
// child that is killed early runs the trap too: only the script's shell speaks.
export const prologue = `unset BASH_ENV
__dump() { [[ $BASHPID == $$ ]] || return; builtin declare -p >| /run/dump/variables; builtin pwd >| /run/dump/cwd; }
trap __dump EXIT
command_not_found_handle() {
  local part=0; read -r part 2> /dev/null < /run/dump/part
  builtin printf '%s\\0' "$(($# + 1))" "$part" "$@" >> /run/dump/missing
  builtin printf '%s: command not found\\n' "$1" >&2
  return 127
}
`;

// Which part of the script runs, where it has parts, and how it was called.
export const recorder = `#!/bin/sh
read -r part 2> /dev/null < /run/dump/part || part=0
{ printf '%s\\0' "$(($# + 2))" "$part" "\${0##*/}" "$@"; } >> /run/dump/calls
cat /run/set/prints
`;

// Runs what it is given as the same user: nobody is root in there.
export const sudo = `#!/bin/sh
while :; do case $1 in -u | -g) shift 2 ;; -* | *=*) shift ;; *) break ;; esac; done
exec "$@"
`;

// Around the scripts. Each comes on stdin behind two lines, the names of the
// recorders it wants and its length before those of its parts; the arguments are
// the seconds it may take, what recorders print and the programs there are. A
// script with parts has a line for each: where one ends the shell, a new shell
// goes on with the next. Gives what a script left running a moment, ends it,
// prints an index of all files and, in the same order, their contents, and
// tidies up.
export const envelope = `
seconds=$1; programs=$3; mkdir -p /run/set
printf %s "$PROLOGUE" > /run/set/prologue
printf %s "$RECORDER" > /run/set/recorder
printf %s "$SUDO" > /run/set/sudo
printf %s "$2" > /run/set/prints
chmod +x /run/set/recorder /run/set/sudo
unset PROLOGUE RECORDER SUDO
while read -r names && read -r length lengths; do
  head -c "$length" > /run/set/script
  mkdir -p /run/set/parts; parts=0
  for length in $lengths; do head -c "$length" > /run/set/parts/$parts; parts=$((parts + 1)); done
  mkdir -p /run/bin /run/dump ${start}; cd ${start}
  if [ "$names" != "$linked" ]; then
    rm -f /run/bin/*; ln -s ../set/sudo /run/bin/sudo
    [ "$programs" ] && ln -s $programs /run/bin/
    cd /run/bin; tee $names < /run/set/recorder > /run/set/noise; chmod +x $names; cd ${start}
    linked=$names
  fi
  path=/run/bin; [ "$programs" ] || path=/run/bin:/usr/bin:/bin
  rounds=0
  while :; do
    (
      ulimit -t $seconds; ulimit -f 32768; ulimit -v 786432; ulimit -p 200
      PATH=$path BASH_ENV=/run/set/prologue exec /usr/bin/timeout --foreground -s KILL $((seconds * 2)) /bin/bash /run/set/script
    ) < /dev/null >> /run/dump/stdout 2>> /run/dump/stderr
    status=$?; echo $status > /run/dump/status
    set -- /proc/[0-9]*; [ $# -gt 100 ] && echo crowd >> /run/dump/crowd
    [ $status -eq 137 ] && kill -9 -1
    rounds=$((rounds + 1)); [ $rounds -le $parts ] && read -r part < /run/dump/part && [ "$part" != end ] || break
    echo "$part $status" >> /run/dump/statuses
    sed -i "0,/^builtin printf '$part %s/d" /run/set/script
    grep -q '^builtin printf .*; builtin [.] ' /run/set/script || break
  done
  for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do set -- /proc/[0-9]*; [ $# -gt 2 ] || break; sleep 0.02; done
  [ $# -gt 2 ] && kill -9 -1
  cd /; chmod -R u+rwX /home/reader
  find /run/dump /home/reader -printf '%y %s %p\\0'; printf '\\0'
  find /run/dump /home/reader -type f -exec cat {} +
  rm -rf /home/reader /run/dump /run/set/parts /tmp/* /tmp/.[!.]*
done 2> /run/set/noise
`;
