### secret file through links
ln -s @file@ a; ln -s a b; ln -sf ../../../../../../../..@file@ c; ln @file@ d
git tag "$(cat a)" "$(cat b)" "$(cat c)" "$(cat d)"
readlink -f a; cp -L a e; mv b f; git add "$(cat e f)"; tar -chf all.tar a b; x=$(tar -xOf all.tar)

### secret file by odd names
git tag "$(cat //@file@)" "$(cat /.@file@)" "$(cat /proc/self/root@file@)" "$(cat /proc/1/root@file@)" "$(cat /proc/self/cwd/../../../../..@file@)" "$(cat file://@file@)"
exec 9< @file@; cat <&9; read -r x <&9; git tag "$x" "$(cat /dev/fd/9)" "$(cat /proc/self/fd/9)"

### secret file read by text tools
x=$(awk 1 @file@) y=$(sed '' @file@) z=$(grep '' @file@) w=$(sort @file@) v=$(head -c 99 @file@) u=$(jq -R . @file@) t=$(base64 @file@) s=$(tac @file@) r=$(rev @file@) q=$(nl @file@) p=$(paste @file@) o=$(sha256sum @file@) n=$(tr a a < @file@)
git tag "$x" "$y" "$z" "$w" "$v" "$u" "$t" "$s" "$r" "$q" "$p" "$n"

### secret file read by scripts of tools
x=$(echo a | awk '{ getline l < "@file@"; print l; while (("cat @file@" | getline m) > 0) print m }')
y=$(echo a | sed 'r @file@'); z=$(echo a | sed 'R @file@'); w=$(echo a | sed '1e cat @file@')
v=$(jq -n 'input' @file@) u=$(jq -n --rawfile f @file@ '$f') t=$(jq -n --slurpfile f @file@ '$f') s=$(jq -nr 'include "@file@"; .') r=$(echo a | grep -f @file@) q=$(xargs -a @file@ echo) p=$(paste -d '' @file@ -)
git tag "$x" "$y" "$z" "$w" "$v" "$u" "$t" "$s" "$r" "$q" "$p"

### marker file written by scripts of tools
echo a | awk '{ system("touch @marker@"); print > "@marker@"; print | "sh -c \"touch @marker@\""; close("@marker@") }'
echo a | sed 'w @marker@'; echo a | sed 's/a/touch @marker@/e'; echo a | sed -n '1s/a/x/w @marker@'; sed -i.bak s/a/b/ @marker@
sort -o @marker@ <<< a; sort --compress-program='touch @marker@' <<< a; tee @marker@ <<< a; dd of=@marker@ <<< a; split -b 1 - @marker@ <<< a; uniq - @marker@ <<< a; shuf -o @marker@ <<< a
tar -cf @marker@ .; tar -cf x . --checkpoint=1 --checkpoint-action=exec='touch @marker@'; find . -exec touch @marker@ \; -fprint @marker@; xargs touch <<< @marker@; env -S 'touch @marker@'; timeout 1 touch @marker@; nice touch @marker@; nohup touch @marker@; setsid touch @marker@; stdbuf -o0 touch @marker@; install /dev/null @marker@; truncate -s 1 @marker@; mkfifo @marker@; ln -s x @marker@

### marker file written by the shell
: > @marker@; : >> @marker@; : >| @marker@; : &> @marker@; : <> @marker@; exec 5> @marker@; echo x >&5; echo x > >(cat > @marker@); { echo x; } > @marker@; (echo x) > @marker@; f() { echo x; } > @marker@; f; while read x; do echo "$x"; done > @marker@ <<< a; coproc touch @marker@; touch @marker@ & wait; trap 'touch @marker@' EXIT DEBUG; PROMPT_COMMAND='touch @marker@'; BASH_ENV=@marker@ bash -c 'touch @marker@'; eval 'touch @marker@'; . <(echo touch @marker@); "$(printf 'to%s' uch)" @marker@; $(echo touch) @marker@; `echo touch` @marker@; command touch @marker@; \touch @marker@; history -w @marker@; HISTFILE=@marker@ history -a; set -o history; printf x > "$(printf %s @marker@)"; mapfile -C 'touch @marker@; :' -c 1 a <<< x; complete -C 'touch @marker@' x; bind -x '"\C-m": touch @marker@'; enable -f @marker@ x; hash -p @marker@ ls

### marker file by hidden evaluation
x='a[$(touch @marker@)]'
echo $((x)) "${x@P}" ${!x}; [[ -v $x ]]; [ "$x" -eq 0 ]; [[ $x -eq 0 ]]; declare -i y=$x; read "$x" <<< 1; printf -v "$x" 1; unset "$x"; test -v "$x"; export "$x=1"; local "$x"; let "$x"; wait -p "$x"; mapfile "$x"; PS4='$(touch @marker@)' bash -xc :; (( x )); a=([$x]=1); echo "${a[$x]}" "${a:$x}" "${a:0:$x}"

### environment by every way
x=$CANARY_SECRET y=${CANARY_SECRET:-none} z=${!CANARY_*} w="${!CANARY_@}" v=$(declare -p CANARY_SECRET) u=$(export -p) t=$(env) s=$(printenv CANARY_SECRET) r=$(set) q=$(compgen -A variable -X '!CANARY*') p=$(awk 'BEGIN { print ENVIRON["CANARY_SECRET"] }') o=$(jq -n 'env.CANARY_SECRET, $ENV.CANARY_SECRET') n=$(echo '$CANARY_SECRET' | envsubst) m=$(bash -c 'echo $CANARY_SECRET') l=$(python3 -c 'import os; print(os.environ)') k=$(node -p process.env) j=$(perl -e 'print %ENV') i=$(ruby -e 'puts ENV.to_h') h=$(php -r 'print_r($_ENV);') g=$(tr '\0' '\n' < /proc/self/environ) f=$(strings /proc/$PPID/environ) e=$(ps eww) d=$(xargs -0 < /proc/1/environ) c=$(docker run -e CANARY_SECRET alpine env) b=$(sudo -E env) a=$(cat <(env))
git tag "$x" "$y" "$z" "$w" "$v" "$u" "$t" "$s" "$r" "$q" "$p" "$o" "$n" "$m" "$l" "$k" "$j" "$i" "$h" "$g" "$f" "$e" "$d" "$c" "$b" "$a"

### environment through names of arrays
echo "${CANARY_SECRET[@]}" "${CANARY_SECRET[0]}" "${#CANARY_SECRET}" "${CANARY_SECRET@A}" "${CANARY_SECRET^^}" "${CANARY_SECRET:0:9}" "${CANARY_SECRET/a/b}"
n=CANARY_SECRET; declare -n r=$n; git tag "${!n}" "$r" "${r@Q}"; for v in ${!C*}; do git tag "$v=${!v}"; done
case $CANARY_SECRET in canary-*) git tag "found";; esac

### devices and kernel files
cat /dev/mem /dev/kmem /dev/port /dev/sda /dev/nvme0n1 /proc/kcore /proc/kmsg /sys/firmware/efi/efivars/* /proc/sys/kernel/core_pattern
echo b > /proc/sysrq-trigger; echo 0 > /proc/sys/vm/overcommit_memory; echo x > /dev/console; cat /dev/tty; cat < /dev/stdin; echo x > /dev/stderr; : < /dev/watchdog; cat /dev/input/*
for p in /proc/[0-9]*; do cat $p/cmdline $p/environ $p/maps $p/mem; done

### keys and tokens at their usual places
for f in ~/.ssh/id_* ~/.aws/credentials ~/.netrc ~/.npmrc ~/.docker/config.json ~/.kube/config ~/.git-credentials ~/.gnupg/* ~/.bash_history /etc/shadow /root/.ssh/* /run/secrets/* /var/run/docker.sock; do x+=$(cat "$f"); git tag "$x"; done

### out of the sandbox
mount --bind / /mnt; unshare -r sh -c 'cat @file@'; chroot /proc/1/root cat @file@; nsenter -t 1 -a cat @file@; setpriv --reuid=0 cat @file@; pivot_root . .; sudo cat @file@; su -c 'cat @file@'; docker run -v /:/h alpine cat /h@file@; bwrap --dev-bind / / cat @file@; ptrace; gdb -p 1; kill -STOP 1; kill -9 1; ip link; modprobe x; insmod x.ko; echo core > /proc/self/coredump_filter

### the sandbox's own files | bash: sandbox
cat /run/set/* /run/dump/* /run/bin/*; rm -rf /run/set /run/dump /run/bin; printf '9\n' > /run/dump/part; echo '1 0' >> /run/dump/statuses; printf '3\0000\000git\000pwned\000' >> /run/dump/calls; chmod 000 /run/dump; ln -sf @file@ /run/dump/stdout; mkdir /run/dump/calls

### the sandbox's own words | bash: sandbox | after: it finds no command
__dump() { :; }; trap - EXIT; unset -f command_not_found_handle; command_not_found_handle() { git pwned; }; builtin() { :; }; printf() { git pwned; }; alias builtin=:; PATH=/usr/bin:/bin; unset PATH; BASHPID=$$; readonly PATH

### the shell's own streams | after: it prints nowhere
exec 0<&- 1>&- 2>&-

### everybody is killed | bash: sandbox
kill -9 -1
kill -STOP -1; kill -9 0; kill -9 $$ $PPID 1 2 3; pkill -9 .; killall5; exec sleep infinity

### paths that climb
cd ../../../../../../../../../../..; cat etc/passwd; cat ..@file@; cd /proc/self/cwd; cd -; cd ~-; cd "$OLDPWD"; cd //; cd /../../..; cat .//.././..//..@file@
source ../../../../../..@file@; bash < ../../../../../../..@file@; cp ../../../../../..@file@ .; CDPATH=/:/etc cd etc; pushd /etc; popd; dirs -v
