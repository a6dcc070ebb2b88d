### defaults and alternates
e= s=v
a=${u-1} b=${e-2} c=${e:-3} d=${s:-4} f=${u+5} g=${e+6} h=${e:+7} i=${s:+8}
rec "$a" "$b" "$c" "$d" "$f" "$g" "$h" "$i"

### assigning default
e=
: ${u=1} ${e=2} ${w:=a b}
x=${e:=3}
rec "$u" "$e" "$w" "$x"

### error if unset ends the script | leaves
x=1
y=${nope:?not set}
x=2
rec "$x"

### error if unset in a subshell ends the subshell | leaves
x=1
(: ${nope:?}; rec never)
x=2
rec "$x"

### nested defaults
b=inner
x=${u:-${v:-$b}} y=${b:+${u:-deep $b}}
rec "$x" "$y"

### default with a command substitution that sets
x=${u:-$(y=1; echo "$y")}
rec "$x" "${y-unset}"

### default is not evaluated when not needed
s=v
x=${s:-${t:=side}}
rec "$x" "${t-unset}"

### length in characters
x=aé✓ y=
rec ${#x} ${#y} ${#nope}
n=${#x}

### substrings
x=abcdef
a=${x:2} b=${x:1:2} c=${x: -2} d=${x:2:-1} f=${x:9} g=${x:0:0} h=${x: -3:2}
rec "$a" "$b" "$c" "$d" "$f" "$g" "$h"

### substring minus without space is a default
x=abcdef
y=${x:-2}
rec "$y" "${u:-2}"

### substring with arithmetic
x=abcdef n=1
a=${x:n} b=${x:n+1:n*2} c=${x:$((n+2))}
rec "$a" "$b" "$c"

### prefix and suffix patterns
x=a/b.c/d.tar.gz
a=${x#*/} b=${x##*/} c=${x%.*} d=${x%%.*} f=${x%/*} g=${x#?} h=${x%[a-z]z} i=${x#zz}
rec "$a" "$b" "$c" "$d" "$f" "$g" "$h" "$i"

### pattern from a variable, quoted and not
x='a*b' p='*' q='a*'
a=${x#$q} b=${x#"$q"} c=${x%%$p} d=${x%"$p"b}
rec "$a" "$b" "$c" "$d"

### replace first, all, at the start, at the end
x=banana
a=${x/an/X} b=${x//an/X} c=${x/#b/X} d=${x/%a/X} f=${x//a} g=${x/#n/X} h=${x/%n/X}
rec "$a" "$b" "$c" "$d" "$f" "$g" "$h"

### replace with globs is greedy
x=v1.2.3
a=${x/.*/X} b=${x//[0-9]/N} c=${x/?/X} d=${x//./-} f=${x//[!0-9]/} g=${x/#*./X}
rec "$a" "$b" "$c" "$d" "$f" "$g"

### replace an empty pattern
x=abc p=
a=${x/$p/X} b=${x//$p/X} c=${x//} d=${x/#/X} f=${x/%/X}
rec "$a" "$b" "$c" "$d" "$f"

### ampersand in the replacement
x=abc
a=${x/b/[&]} b=${x/b/[\&]} c=${x/b/"[&]"}
r='<&>'
d=${x/b/$r} f=${x/b/"$r"}
rec "$a" "$b" "$c" "$d" "$f"

### slash in pattern and replacement
x=a/b/c
a=${x//\//-} b=${x/\//\/\/} c=${x////:} d=${x//'/'/_}
rec "$a" "$b" "$c" "$d"

### backslash in the replacement
x=a.b
a=${x/./\\} b=${x/./\n} c="${x/./\n}" d="${x/./\\n}"
rec "$a" "$b" "$c" "$d"

### bracket expressions
x='a]b-c^d'
a=${x//[]]/X} b=${x//[-]/X} c=${x//[^a]/X} d=${x//[!a-c]/X} f=${x//[[:alpha:]]/X} g=${x//[\^]/X}
rec "$a" "$b" "$c" "$d" "$f" "$g"

### unclosed bracket is text
x='a[b'
a=${x#a[} b=${x/[b/X}
rec "$a" "$b"

### question mark and star in a longest prefix
x=aaXbbXcc
a=${x#*X} b=${x##*X} c=${x%X*} d=${x%%X*} f=${x#?*X} g=${x##X*}
rec "$a" "$b" "$c" "$d" "$f" "$g"

### case changes
x='hello World éa'
a=${x^} b=${x^^} c=${x,} d=${x,,} f=${x^^[eo]} g=${x^[a-d]} h=${x~~}
rec "$a" "$b" "$c" "$d" "$f" "$g" "$h"

### transformations
x='a b'
a=${x@Q} b=${x@U} c=${x@u} d=${x@L} f=${x@a}
n='v\tw'
g=${n@E}
rec "$a" "$b" "$c" "$d" "$f" "$g"

### indirect expansion
a=b b=c p='arr[1]'
arr=(x y z)
x=${!a} y=${!p} z=${!nope-none}
rec "$x" "$y" "$z"

### names by prefix
zzq_1=a zzq_2=b
x=${!zzq_*}
rec ${!zzq_@} "$x"

### unset or empty variable disappears
e=
set -- $e "$e" $nope
n=$#
rec "$n"

### positional parameters above nine
set -- a b c d e f g h i j k
x=$10 y=${10} z=${11}
rec "$x" "$y" "$z"

### special parameters
set -- a 'b c'
x=$# y=$* z="$*" w=$@ v="$@"
rec "$x" "$y" "$z" "$w" "$v"

### star joins with the first of IFS
set -- a b 'c d'
IFS=-+
x="$*" y=$* z="$@" w=$@
unset IFS
rec "$x" "$y" "$z" "$w"

### star joins with nothing when IFS is empty
set -- a b
IFS=
x="$*" y="$@"
rec $* "$x" "$y"

### at keeps words and glues its ends
set -- a 'b c'
rec "x$@y" "$@" "[$*]" $@
set --
rec "x$@y" "$@" "" "$*"

### slices of positionals
set -- a b c d
rec "${@:2}" "${@:2:2}" "${@: -1}" "${*:3}"
x="${*:1:2}"

### positionals in patterns
set -- a.x b.x
rec "${@%.x}" "${@/#/p-}" "${#@}" "${#1}"

### arithmetic
a=5 b=
x=$((a+b*2)) y=$((a%3)) z=$((-7/2)) w=$((2**10)) v=$((a>3?10:20)) u=$((1<<4|1)) t=$((-7%3))
rec "$x" "$y" "$z" "$w" "$v" "$u" "$t"

### arithmetic bases
x=$((010)) y=$((0x1f)) z=$((2#101)) w=$((36#z)) v=$((10#09))
rec "$x" "$y" "$z" "$w" "$v"

### arithmetic assigns
n=1
x=$((n++ + ++n)) y=$((n+=5)) z=$((m=3, m*2))
rec "$x" "$y" "$z" "$n" "$m"

### arithmetic follows names
a=b b=c c='4+1'
x=$((a)) y=$((a*2)) z=$(($c*2))
rec "$x" "$y" "$z"

### arithmetic wraps at 64 bits
x=$((9223372036854775807+1)) y=$((1<<63)) z=$((9007199254740993)) w=$((4611686018427387904*3))
rec "$x" "$y" "$z" "$w"

### arithmetic on a word that is no number
a='x y'
n=5
n=$((a+1))
rec "$n"

### division by zero ends the command line
x=1
x=$((1/0)); y=2
z=3
rec "$x" "${y-unset}" "$z"

### arithmetic logic does not evaluate the rest
n=0
x=$((0 && n++)) y=$((1 || n++)) z=$((1 ? 2 : (n=9)))
rec "$x" "$y" "$z" "$n"

### increment command has a status
i=0
((i++)); a=$?
((i++)); b=$?
((i==2)) && c=two
rec "$i" "$a" "$b" "$c"

### let
let x=2+3 'y = x * 2' z=0
s=$?
rec "$x" "$y" "$z" "$s"

### old arithmetic
x=$[1+2]
rec "$x"

### octal trap in a counter
n=08
x=$((10#$n + 1))
y=keep
y=$((n + 1))
rec "$x" "$y"

### command substitution strips only trailing newlines
x=$(printf '\n\na\nb  \n\n\n')
y="$(printf 'a\n \n')"
rec "$x" "$y"

### command substitution in an assignment keeps spaces
x=$(echo '  a   b  ') y=$(printf ' c\td ')
rec "$x" "$y"
rec $x

### status of a substitution
x=$(exit 3); a=$?
y=$(false)b; b=$?
: $(false); c=$?
rec "$a" "$b" "$c"

### the last substitution decides the status
x=$(true)$(false); a=$?
x=$(false)$(true); b=$?
rec "$a" "$b"

### substitution is a subshell
n=1
x=$(n=2; cd /; echo $n)
rec "$x" "$n"

### file read substitution
printf 'a\nb\n\n' > f
x=$(<f) y="$(< f)"
rec "$x" "$y"

### missing file read substitution
x=old
x=$(<nofile); s=$?
rec "$x" "$s"

### heredoc in a substitution
x=$(cat <<EOF
a $((1+1))
EOF
)
rec "$x"

### expansion order uses the value before
n=1
n=2 rec $n
rec "$n"
x=$n n=3 y=$n
rec "$x" "$y"

### prefix assignment does not stay
A=1
A=2 rec "$A"
A=3 :
x=$A
rec "$x"

### prefix assignment on eval and on a function
A=1
f() { y=$A; }
A=2 eval 'x=$A'
A=3 f
rec "$x" "$y" "$A"

### assignment chain sees its left neighbour
a=1 b=$a c=$b$a
rec "$a$b$c"

### appending
x=a; x+=b
y+=c
declare -i n=1
n+=2
rec "$x" "$y" "$n"

### underscore is the last argument
true a b
x=$_
rec "$x"

### a wrong number in a word that may not be used | tools: tool
a=*
[ "$(tool)" ] && unset a
{
  a=${a+$((a+0))} rec 1
} 2>&1
rec 2

### what a word that may not be used sets | tools: tool
a=x b=old
[ "$(tool)" ] && unset a
x=${a:+${c=new}$((b=5))}
y=${a:-${d=new}}
rec "$b" "${c-unset}" "${d-unset}"

### a default with an escape
c=
rec ${c:=x\ y} ${d:=$(echo \*a)}
rec "$c" "$d"

### quotes in the word of a quoted expansion
a=1
x="${a+'q'}"
cat > f <<EOF
${a+${a+''}}
EOF
y=$(cat f)
rec "$x" "$y"

### words that are refused in the middle of a list
w='*' l=(x y) a=ab
h() { rec h "$@"; }
h ${l[@]:-$((w+0))} && rec 1
h ${l[@]:w} && rec 2
h ${a:w} && rec 3
h "${a:2:-5}" && rec 4
h ${a^^$((w+0))} && rec 5
h ${l[w]} && rec 7
h $((l[w])) && rec 8
h ${!nope} && rec 9
h {$((w+0)),b} && rec 10
rec after

### counting down before what is refused
c=3 w='*'
{ rec $((c--w)); } 2> /dev/null
rec "$c"

### one expansion for all items
b=1 l=(a a a)
x="${l[*]/a/$((b++))}"
rec "$x" "$b"

### a substitution that bash does not know | leaves
a=1
h() { rec h "$@"; }
h ${a@Z} && rec 1
rec 2

### operands of what is not set, or may not be | tools: tool
unset a c f j
x=${a/a/${a=b}}
y=${a#${c=d}}
e=
z=${e#${f=g}}
rec "${a-unset}" "${c-unset}" "${f-unset}"
i=1
[ "$(tool)" ] && unset i
w=${i%${j=k}}
rec "${j-unset}"
