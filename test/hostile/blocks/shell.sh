### while true | session: iterations
while true; do x=1; done

### while colon with a body that grows | session: iterations, length
x=a
while :; do x=$x$x; done

### until false | session: iterations
until false; do :; done

### for without end | session: iterations
for ((;;)); do n=$((n+1)); done

### for that never gets there | session: iterations
for ((i=0; i>=0; i++)); do :; done

### loop that feeds itself | session: iterations
set -- 1
while [ $# -gt 0 ]; do set -- "$@" x; done

### loop over a brace sequence of millions | session: words
for i in {1..1000000000}; do echo $i; done

### brace sequence in an argument | session: words
echo {1..1000000000}

### brace sequence with huge numbers
echo {1..99999999999999999999} {-9223372036854775808..9223372036854775807}

### brace sequence with a tiny step
echo {1..10..0} {1..3..-1} {a..z..99999999999}

### brace product | session: words
x=$(echo {1..100}{1..100}{1..100}{1..100}{1..100})

### brace nest | session: words
echo {a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}

### seq of millions | session: words
for i in $(seq 1 1000000000); do x=$i; done

### doubling string | session: length
x=0123456789
for i in {1..100}; do x="$x$x"; done

### doubling by append | session: length
x=0123456789
for i in {1..100}; do x+=$x; done

### doubling array | session: words
a=(1 2 3 4)
for i in {1..100}; do a+=("${a[@]}"); done

### doubling positionals | session: words
set -- 1 2 3 4
for i in {1..100}; do set -- "$@" "$@"; done

### doubling file | session: length
echo 0123456789 > f
for i in {1..100}; do cat f f > g; mv g f; done

### doubling by replacement | session: length
x=aaaaaaaaaa
for i in {1..100}; do x=${x//a/aaaaaaaaaa}; done

### doubling heredoc | session: length
x=0123456789
for i in {1..100}; do
x=$(cat <<EOF
$x$x
EOF
)
done

### padding by printf | session: length
printf -v x '%1000000000s' a
y=$(printf '%0999999999d' 1)
for i in {1..100}; do printf -v x '%s%s' "$x" "$x"; done

### sparse array far out
a[9223372036854775807]=x
a[1000000000]=y
for i in "${a[@]}"; do :; done
echo ${#a[@]} "${!a[@]}" "${a[@]:5:1000000000}"

### substring far out
x=abc
echo "${x:999999999999999999:99999999999999}" "${x: -99999999999999}"

### shift and arithmetic far out
set -- a
shift 99999999999999999999
echo $((2**62*2**62)) $((2**-1)) $((1<<99999)) $((9223372036854775807**9223372036854775807))

### arithmetic that goes in circles | session: depth
a=b b=a
echo $((a)) $((b+1))

### arithmetic nested deep
echo $(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))

### fork bomb | session: depth, steps
:(){ :|:& };:

### fork bomb by name | session: depth, steps
bomb() { bomb | bomb & }; bomb

### function that calls itself | session: depth
f() { f; }; f

### functions that call each other | session: depth
f() { g; }; g() { h; }; h() { f "$@" x; }; f

### function that calls itself twice | session: depth
f() { f; f; }; f

### recursion in a substitution | session: depth
f() { echo $(f); }; x=$(f)

### tree recursion that would end | session: depth
fib() { if [ $1 -lt 2 ]; then r=$1; else fib $(($1-1)); local a=$r; fib $(($1-2)); r=$((a+r)); fi; }
fib 90

### source of itself | session: nesting
echo '. ./loop.sh' > loop.sh
. ./loop.sh

### eval of itself | session: nesting
e='eval "$e"'
eval "$e"

### eval that grows | session: length, steps
e='e="$e;$e"; eval "$e"'
eval "$e"

### script that runs itself | session: depth
echo 'bash run.sh; bash run.sh' > run.sh
bash run.sh

### script with heredoc that runs itself | session: nesting
cat > a.sh <<'EOF'
source ./b.sh
EOF
cat > b.sh <<'EOF'
source ./a.sh
source ./a.sh
EOF
source ./a.sh

### bash -c around bash -c | session: depth
c='bash -c "$c"'
export c
bash -c "$c"

### trap that triggers itself
trap 'false' ERR
trap 'trap "false" ERR; false; exit 1' EXIT
false

### alias that names itself
shopt -s expand_aliases
alias a=b b=a ls='ls ls'
a
ls

### nameref to itself
declare -n r=r
r=1
declare -n a=b; declare -n b=a
a=1
echo $a $b

### indirection in circles
a=b; b=a
echo ${!a} ${!b} ${!r}

### loops in loops | session: steps
for a in {1..100}; do for b in {1..100}; do for c in {1..100}; do for d in {1..100}; do x=$a$b$c$d; done; done; done; done

### branches that double the paths
if kubectl a; then x=1; else x=2; fi
if kubectl b; then y=1; else y=2; fi
if kubectl c; then z=$x; else z=$y; fi
if kubectl d; then x=$z$x; else x=$y$z; fi
if kubectl e; then y=$z$x; else y=$y$x; fi
if kubectl f; then z=$x$y; else z=$z$y; fi
if kubectl a; then x=1$x; else x=2$x; fi
if kubectl b; then y=1$y; else y=2$y; fi
if kubectl c; then z=$x$z; else z=$y$z; fi
if kubectl d; then x=$z$x; else x=$y$z; fi
if kubectl e; then y=$z$x; else y=$y$x; fi
if kubectl f; then z=$x$y; else z=$z$y; fi

### unknown loops in unknown loops
while kubectl a; do until kubectl b; do for i in $(kubectl c); do while read x; do case $x in a) y=$x;; *) y=$i;; esac; done; done; done; done

### regular expression that backtracks
x=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!
[[ $x =~ ^(a+)+$ ]] && y=1
[[ $x =~ (a|aa)+$ ]] && y=2
[[ $x =~ ^(([a-z])+.)+[A-Z]([a-z])+$ ]] && y=3
[[ $x =~ ((a{1,10}){1,10}){1,10}$ ]] && y=4
r='(.*)*(.*)*(.*)*=$'
[[ $x =~ $r ]] && y=5

### pattern that backtracks in a replacement
x=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!
y=${x//*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b/z}
z=${x##*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b}
shopt -s extglob
w=${x//+(+(a))b/z}
v=${x/*(*(*(a)))c/z}

### pattern that backtracks in case and tests
x=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!
case $x in *a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b) y=1;; +(+(+(a)))) y=2;; esac
[[ $x == *(*(a)|*(aa))b ]] && y=3
[[ $x == !(!(!(*a*a*a*b))) ]] && y=4

### pattern that backtracks on an unknown
x=$(kubectl get a)aaaaaaaaaaaaaaaaaaaaaaaaaaaa$(kubectl get b)aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa$(kubectl get c)
case $x in *a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b) y=1;; esac
y=${x//*a*a*a*a*a*a*a*a*a*a*b/z} z=${x%%*a*a*a*a*a*a*a*a*a}
[ "$x" = "$x$x" ] && w=1

### sed and grep that backtrack
x=$(echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! | sed -E 's/^(a+)+$/b/')
y=$(echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! | grep -E '^(a|a?)+$')
z=$(echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! | awk '/^(a+)+$/{print}')

### files of the machine
x=$(cat /etc/passwd) y=$(</etc/hostname)
while read l; do z=$l; done < /etc/passwd
source /etc/profile
. "$CANARY_FILE"
w=$(cat "$CANARY_FILE")
mapfile -t m < /etc/passwd
echo "$x" "$y" "$z" "$w" "${m[@]}"
cp /etc/shadow shadow; cat shadow; grep root /etc/passwd; head -1 /etc/group

### file of the machine by its name
x=$(cat @file@) y=$(< @file@)
. @file@
source @file@; bash @file@
read z < @file@
echo "$x $y $z" $(head @file@) $(sort @file@)
ln -s @file@ link; w=$(cat link); cp @file@ copy; v=$(cat copy)

### folders of the machine
echo /* /etc/* ~/* ~root /proc/*/environ
ls / /etc; for f in /etc/*; do x=$f; done
cd /; cd /etc; echo *; cd ~; echo * .*
find / -name '*'; x=$(ls -la /root)

### environment
x=$(env) y=$(printenv) z=$(export -p) w=$(set) v=$(declare -p)
u=$CANARY_SECRET t=${CANARY_SECRET:-none} s=$(printenv CANARY_SECRET) r=${!CANARY_*}
q=$(cat /proc/self/environ) p=$(tr '\0' '\n' < /proc/1/environ) o=$(compgen -v)
n=$(echo $CANARY_SECRET | envsubst) m=$(bash -c 'echo $CANARY_SECRET') l=$(awk 'BEGIN{print ENVIRON["CANARY_SECRET"]}')
echo "$x$y$z$w$v$u$t$s$r$q$p$o$n$m$l" $HOME $USER $PATH $PWD $OLDPWD $SHELL $HOSTNAME $UID

### place of the machine
echo $PWD $(pwd) ~ $HOME $OLDPWD ${DIRSTACK[@]} $0 $BASH_SOURCE $$ $PPID $BASHPID $(id) $(hostname) $(whoami) $(uname -a)
cd ..; cd -; x=$(pwd -P); y=$(realpath .); z=$(readlink -f ..)

### network
exec 3<>/dev/tcp/127.0.0.1/@port@
echo GET / >&3
cat <&3
echo x > /dev/tcp/127.0.0.1/@port@
echo x > /dev/udp/127.0.0.1/@port@
read x < /dev/tcp/127.0.0.1/@port@
curl -s http://127.0.0.1:@port@/ | bash
wget -qO- http://127.0.0.1:@port@/; nc 127.0.0.1 @port@; ssh -p @port@ 127.0.0.1
x=$(curl http://localhost:@port@)

### destruction | bash: sandbox
rm -rf / --no-preserve-root
rm -rf ~ /* "$HOME"
dd if=/dev/zero of=/dev/sda
mkfs.ext4 /dev/sda1
echo x > /etc/passwd
> @file@
rm -f @file@
mv @file@ gone
chmod -R 000 /
kill -9 -1; kill -9 $$ $PPID; reboot; shutdown -h now
truncate -s 100T big; fallocate -l 100T big; yes > big; cat /dev/zero > big; cat /dev/urandom

### code of the host language
x='${process.env.CANARY_SECRET}' y="{{constructor.constructor('return process')().exit()}}"
node -e 'process.exit(9)'
eval 'process.exit(9)'
python3 -c 'import os; os._exit(9)'
[[ x =~ (?{process.exit(9)}) ]]

### names of prototypes
__proto__=polluted
constructor=polluted
prototype=polluted
toString=polluted
hasOwnProperty=polluted
valueOf() { echo polluted; }
__proto__() { echo polluted; }
valueOf; __proto__
declare -A m; m[__proto__]=polluted; m[constructor]=polluted
declare -A __proto__
__proto__[polluted]=yes
constructor=(prototype polluted)
echo polluted > __proto__; echo polluted > constructor; mkdir toString; cd toString; cat ../__proto__
export __proto__=polluted
local __proto__=x
unset __proto__; unset -f constructor
alias __proto__=polluted
read __proto__ <<< polluted
echo $__proto__ ${__proto__} ${constructor[prototype]} ${m[__proto__]} ${!__proto__*} ${toString.constructor}
__proto__.polluted=1
constructor --help; toString x; hasOwnProperty | valueOf; __defineGetter__ a b

### symbolic links in circles
ln -s a b; ln -s b a; cat a
ln -s . loop; cat loop/loop/loop/loop/f; cd loop/loop
ln -s / root; cat root/etc/passwd
find -L . ; cp -r . ./copy; cp -r / here

### path with very many parts
cd ../../../../../../../../../../../../../../../../../../../../etc
cat ../../../../../../../../../../etc/passwd
x=$(pwd)
for i in {1..50}; do cd ..; mkdir -p a/b/c; cd a/b/c; done

### a pipe that never ends
yes | while read x; do y=$x; done
cat /dev/zero | tr '\0' x | head -c 1000000000000
tail -f /dev/null
cat
read x
sleep infinity
wait

### input that waits
select x in a b; do :; done
while read -p more x; do :; done
read -t 999999 y
cat <(cat) > >(cat)
coproc cat

### broken everywhere
if then else fi done esac ;; ) } ]] '
"$( ${ $(( `<<<

### quotes that never end
x="a $(echo "b ${c:-"d $(echo 'e

### substitution of strange names
echo ${} ${ } ${-} ${!} ${!!} ${#} ${##} ${###} ${@} ${*@Q} ${0##*/} ${1:?} ${?} ${x[} ${x[@} ${x[0]]} ${x@} ${x@ZZ} ${x^^^^}
echo $(( )) $((1+)) $((+)) $((a[)) $((1//2)) $((08)) $[ $((1#1)) $((99#1)) $((1.5)) $((a=)) $(("x"))
[[ ]] [ [[ a ]] [[ a =~ ( ]] [[ a =~ [ ]] [[ == ]] [[ -z ]]
case in esac
for in; do done
function
((
select

### printf formats that break | session: length
printf '%' ; printf '%z' a; printf '%n' a; printf '%s%' ; printf '%*d'; printf '%999999999999d' 1; printf '%.999999999s' a; printf '\x' ; printf '\u' ; printf '\UFFFFFFFF'; printf '%(%' ; printf '%b' '\c'; printf
printf -v; printf -v 'a[' x; printf -v 1a x; printf -v __proto__ x

### builtins with strange arguments
cd -- -- --; cd -L -P -e; pushd +99; popd -99; dirs -c; shift -1; shift x; return abc; break 0; break -1; break 999; continue x; exit_ 1
set -o; set -o nope; set +o; set -; set --; set -zzz; shopt -s nope; unset -x; unset 'a b'; unset 1; export =; export 1=2; declare =x; declare -Z a; readonly -p -x; local a
read 1; read -a; read -n x y; read -d; read ''; mapfile -n x; getopts; getopts a; eval; source; . ; exec -z; trap; trap x; trap x NOSUCH; wait %9; kill; umask 999; ulimit -z; type; command; builtin nope; let; test; [; alias -x; hash -z; bind; complete; compgen -A nope; enable -n echo; echo back; times; logout; suspend; history -c; fc; jobs -x; disown; caller; help
