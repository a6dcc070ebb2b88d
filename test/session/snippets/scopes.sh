### subshell keeps its variables
x=1 y=1
(x=2; y=3; z=4; cd /)
rec "$x" "$y" "${z-unset}" "$PWD"

### group shares its variables
x=1
{ x=2; y=3; cd /; }
rec "$x" "$y"

### read at the end of a pipe is lost
x=old
echo new | read x
rec "$x"

### while at the end of a pipe is lost
n=0
printf '1\n2\n' | while read l; do n=$((n+1)); done
rec "$n"

### while with redirected input is kept
printf '1\n2\n' > f
n=0
while read l; do n=$((n+1)); last=$l; done < f
rec "$n" "$last" "[$l]"

### while with process substitution is kept
n=0
while read l; do n=$((n+l)); done < <(printf '1\n2\n')
rec "$n"

### lastpipe
shopt -s lastpipe
echo new | read x
rec "$x"

### every part of a pipeline is a subshell
x=1
x=2 | x=3 | :
{ x=4; } | :
cd / | cd /usr
rec "$x"

### assignment in the background is lost
x=1
x=2 &
wait
{ x=3; } &
wait
rec "$x"

### cd in the background is lost
cd / &
wait
rec here

### function sees and sets globals
x=1
f() { x=2; y=$1; }
f a
rec "$x" "$y"

### local hides
x=1
f() { local x=2 y; y=3; g; }
g() { z=$x; x=4; }
f
rec "$x" "${y-unset}" "$z"

### local without value is unset
x=1
f() { local x; r=${x-unset}; }
f
rec "$r" "$x"

### local takes the value from outside
x=1
f() { local x=$x$x; r=$x; }
f
rec "$r" "$x"

### declare in a function is local
x=1
f() { declare x=2; declare -g y=3; typeset z=4; export w=5; readonly v=6; }
f
rec "$x" "$y" "${z-unset}" "$w" "$v"

### unset in a function removes the local
x=1
f() { local x=2; unset x; r=${x-unset}; }
f
rec "$r" "$x"

### unset of a caller's local uncovers the global
x=1
f() { local x=2; g; r=${x-unset}; }
g() { unset x; }
f
rec "$r" "$x"

### positionals of a function
set -- a b
f() { x="$*"; y=$#; set -- q; z=$1; shift; w=$#; }
f 1 2 3
rec "$x" "$y" "$z" "$w" "$*"

### shift in the script
set -- a b c d
shift
x=$1
shift 2
y=$1 n=$#
shift 5; s=$?
rec "$x" "$y" "$n" "$s" "$#"

### set replaces, adds dashes, clears
set -- -a b
x=$1
set -- ; n=$#
set a -b; y=$2
rec "$x" "$n" "$y"

### set with an option keeps the positionals
set -- a b
set -f
x=$1
set +f -- c
y=$1
rec "$x" "$y"

### return value and status
f() { return 3; x=never; }
f; a=$?
g() { false; }
g; b=$?
h() { return; }
false; h; c=$?
rec "$a" "$b" "$c" "${x-unset}"

### return inside a loop inside a function
f() { for i in 1 2 3; do [ $i = 2 ] && return 7; n=$i; done; n=end; }
f; s=$?
rec "$n" "$s" "$i"

### function redefinition and removal
f() { x=1; }
f() { x=2; }
f
unset -f f
f 2>/dev/null; s=$?
rec "$x" "$s"

### function defined in a subshell is lost
(f() { x=1; }; f)
f 2>/dev/null; s=$?
rec "${x-unset}" "$s"

### function with a subshell body
x=1
f() ( x=2; cd /; rec "$x" )
f
rec "$x"

### function with a redirect on its body
f() { echo a; echo "$1"; } > out
f b
x=$(cat out)
rec "$x"

### function shadows a command
echo() { x="echo $*"; }
echo hi
command echo there > f
builtin echo you >> f
rec "$x" "$(cat f)"

### function shadows a tool inside functions
ls() { rec mine "$@"; }
f() { ls -l; }
f
command -v ls > f

### recursion
f() { [ $1 -le 0 ] && return; s+=$1; f $(($1-1)); }
f 4
rec "$s"

### recursion with local results
fact() { local n=$1; if (( n <= 1 )); then r=1; else fact $((n-1)); r=$((r*n)); fi; }
fact 5
rec "$r"

### function called in a substitution is a subshell
x=1
f() { x=2; echo out; }
y=$(f)
rec "$x" "$y"

### function in a pipe is a subshell
f() { x=2; cat; }
echo in | f > f
rec "${x-unset}" "$(cat f)"

### function defined inside a function
f() { g() { x=inner; }; }
f
g
rec "$x"

### function in an if that is never true
if false; then f() { x=1; }; fi
f 2>/dev/null || x=none
rec "$x"

### eval runs here
eval 'x=1; y=$x'
eval "z=\$x; cd /"
eval eval 'w=\$z'
rec "$x" "$y" "$z" "$w"

### eval joins its words
x='a b'
eval y='"$x"'
eval z=\$x
n=x
eval "v=\$$n"
rec "$y" "$z" "$v"

### eval of data
d='k=v; l="1 2"'
eval "$d"
rec "$k" "$l"

### source of a file just written
cat > lib.sh <<'EOF'
x=1
f() { y=$1; }
cd /
EOF
source ./lib.sh
f arg
rec "$x" "$y"

### source with arguments and return
printf 'x=$1\nreturn 4\ny=never\n' > lib
set -- outer
. ./lib inner; s=$?
rec "$x" "$s" "${y-unset}" "$1"

### source of a missing file
source ./nope.sh 2>/dev/null; s=$?
x=after
rec "$s" "$x"

### source of a file written by a tool | tools: kubectl
kubectl get x > env.sh
x=1
source ./env.sh 2>/dev/null
rec "$x"

### source changed on the way
echo x=1 > lib
echo x=2 >> lib
. ./lib
echo x=3 > lib
rec "$x"

### bash -c has its own variables
x=1
export y=2
bash -c 'x=3; y=4; rec "${x}" "$y"'
bash -c 'rec "${x-unset}" "$y" "$0" "$1"' zero one
rec "$x" "$y"

### bash of a script has its own variables and folder
printf 'x=2; cd /; rec "${y-unset}" "$1" "$#"\n' > s.sh
x=1 y=1
bash s.sh 'a b' c
rec "$x"

### executable script
printf '#!/bin/bash\nx=2\necho out $1 > made\nexit 3\n' > s.sh
chmod +x s.sh
x=1
./s.sh arg; s=$?
rec "$x" "$s" "$(cat made)"

### bash reading a heredoc
x=1
bash <<'EOF'
x=2
rec "$x"
EOF
bash -s a b <<'EOF'
rec "$2"
EOF
rec "$x"

### env changes only the called command
A=1
env A=2 rec x
env -i /bin/true
y=$(env A=3 bash -c 'echo $A')
rec "$A" "$y"

### exported variables reach a child, others do not
a=1
export b=2
x=$(bash -c 'echo "${a-no} ${b-no}"')
rec "$x"

### sh -c with positional quoting
v='a b'
sh -c 'rec "$1"' _ "$v"
sh -c "rec $v"
x=$v

### aliases are not expanded in a script
alias rec2='rec a'
rec2 b 2>/dev/null; s=$?
rec "$s"

### aliases with expand_aliases count from the next line
shopt -s expand_aliases
alias r='rec aliased'
r x
unalias r
r y 2>/dev/null
s=$?

### exit ends the script
x=1
exit 3
x=2

### exit in a subshell ends the subshell
x=1
(exit 3); s=$?
(x=2; exit; rec never)
rec "$x" "$s"

### exit in a function ends the script
f() { x=2; exit 1; x=3; }
x=1
f
x=4

### exit in a pipe and a substitution
x=1
exit 3 | true; a=$?
y=$(exit 4); b=$?
exit 5 &
wait
rec "$x" "$a" "$b"

### exec replaces the shell
x=1
exec rec replaced
x=2
rec never

### exec of something missing ends the script
x=1
exec ./nope 2>/dev/null
x=2
rec never

### nameref
x=1
declare -n r=x
r=2
y=$r
r+=3
rec "$x" "$y" "${!r}"

### nameref in a function
f() { local -n out=$1; out="set $2"; }
f res 5
rec "$res"

### nameref to an array element
a=(1 2 3)
declare -n r='a[1]'
r=x
v="${a[*]}"
rec "$v"

### readonly refuses
readonly x=1
x=2 2>/dev/null
y=after
rec "$x" "$y"

### readonly ends what counts with it
c=0
for ((; c<2; c++)); do
rec "$c"
readonly c
done
rec "$c"

### readonly refuses in a subshell
readonly x=1
(x=2; rec never) 2>/dev/null
s=$?
rec "$x" "$s"

### readonly in an assignment list
readonly R=1
f() { local R=2; y=$R; } 2>/dev/null
f 2>/dev/null
rec "$R" "${y-none}"

### unset of a readonly fails
readonly R=1
unset R 2>/dev/null; s=$?
rec "$R" "$s"

### integer attribute
declare -i n=2+3 m
m=n*2
n+=1
k=abc
declare -i j=k
rec "$n" "$m" "$j"

### lower and upper attributes
declare -l a=ABC
declare -u b=xyz
b=more
a+=DEF
rec "$a" "$b"

### export -n and unset
export A=1
export -n A
x=$(bash -c 'echo ${A-no}')
unset A
rec "$x" "${A-gone}"

### export prints
export ZZ='a b'
x=$(export -p | grep ZZ)
rec "$x"

### declare -p
x='a"b'
y=$(declare -p x)
rec "$y"

### set lists names
zzq=1
x=$(set | grep ^zzq)
rec "$x"

### counting with what names nothing under set -u
a=ab b=1
f() { (
  set -u
  b=$((a+0))
  echo "$b"
); }
x=$(f)
y=${x:-left}
