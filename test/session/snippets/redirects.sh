### write, append, truncate
echo a > f
echo b >> f
echo c > g
echo d > g
: > h
> i
x=$(cat f) y=$(cat g)
rec "$x" "$y"

### order of duplicates
{ echo out; echo err >&2; } > a 2>&1
{ echo out; echo err >&2; } 2>&1 > b
{ echo out; echo err >&2; } > c 2> d
x=$(cat a) y=$(cat b) z=$(cat d)
rec "$x" "$y" "$z"

### captured stderr
x=$({ echo out; echo err >&2; } 2>&1)
y=$({ echo out; echo err >&2; } 2>/dev/null)
z=$({ echo out; echo err >&2; } 2>&1 >/dev/null)
rec "$x" "$y" "$z"

### both at once
{ echo out; echo err >&2; } &> a
{ echo out2; echo err2 >&2; } &>> a
{ echo out; echo err >&2; } |& cat > b
x=$(cat a)
rec "$x"

### a redirect anywhere in the command
> f echo a b
echo < /dev/null c > g d
x=$(cat f) y=$(cat g)
rec "$x" "$y"

### several outputs, the last one wins and all are made
echo a > f > g
x=$(cat f) y=$(cat g)
rec "[$x]" "[$y]"

### failed input redirect skips the command
echo old > f
echo new < nope > f 2>/dev/null || a=1
x=1 < nope 2>/dev/null || b=1
x2=$(cat f)
rec "$a" "$b" "$x2"

### output is made before the input fails
echo a > f < nope 2>/dev/null || :
[ -e f ] && x=made || x=none
echo b < nope > g 2>/dev/null || :
[ -e g ] && y=made || y=none
rec "$x" "$y"

### reading and writing the same file empties it
echo data > f
cat f > f 2>/dev/null
sort f > f
x=$(wc -c < f)
rec "$x"

### noclobber
set -C
echo a > f
echo b > f 2>/dev/null; s=$?
echo c >| f
echo d >> f
x=$(cat f)
rec "$s" "$x"

### exec redirects the rest
exec 3>&1 > f
echo one
echo two
exec >&3
x=$(cat f)
rec "$x"

### exec opens for append and input
echo 1 > f
exec 5>> f
echo 2 >&5
exec 5>&-
exec 6< f
read a <&6
read b <&6
rec "$a" "$b"

### variable file descriptor
exec {fd}> f
echo hi >&$fd
exec {fd}>&-
x=$(cat f)
rec "$x"

### redirect of a group, a loop and an if
{ echo a; echo b; } > f
for i in 1 2; do echo $i; done >> f
if true; then echo c; fi >> f
(echo d; echo e) >> f
x=$(cat f)
rec "$x"

### redirect target is expanded once
n=1
echo a > f$((n++))
echo b > "f $n"
t=f3
echo c > $t
rec "$n" *

### ambiguous redirect
t='a b'
echo x > $t 2>/dev/null; s=$?
touch 1.q 2.q
echo y > *.q 2>/dev/null; u=$?
x=$(cat 1.q)
rec "$s" "$u" "[$x]"

### redirect into a missing or a real folder
echo x > no/such 2>/dev/null; a=$?
mkdir d
echo x > d 2>/dev/null; b=$?
echo x > d/f; c=$?
rec "$a" "$b" "$c"

### heredoc with and without quotes
A=1
cat > f <<EOF
v=$A $(echo sub) $((1+1)) \$A \\ "q" 'r' `echo bt`
line \
continued
EOF
cat > g <<'EOF'
v=$A $(echo sub) \$A
line \
continued
EOF
x=$(cat f) y=$(cat g)
rec "$x" "$y"

### heredoc delimiters
cat > f <<"E F"
$a
E F
cat > g <<\EOT
$b
EOT
cat > h <<-'X'
	tabbed $c
		twice
	X
x=$(cat f) y=$(cat g) z=$(cat h)
rec "$x" "$y" "$z"

### heredoc dash removes tabs only
cat > f <<-EOF
	tab
	  tab and spaces
    spaces
	EOF
x=$(cat f)
rec "$x"

### heredoc delimiter must be alone
cat > f <<EOF
EOF 
 EOF
EOFX
EOF
x=$(cat f)
rec "$x"

### two heredocs on a line
cat <<A - /dev/fd/3 3<<B > f
a
A
b
B
x=$(cat f)
rec "$x"

### heredoc then pipe and list
cat <<EOF | tr a-z A-Z > f && y=done
abc $HOME_NOT_SET def
EOF
x=$(cat f)
rec "$x" "$y"

### heredoc with a default that has quotes
cat > f <<EOF
${nope:-"a 'b"} ${nope:-\}} "${nope:-c}"
EOF
x=$(cat f)
rec "$x"

### unclosed heredoc reads to the end
x=1
cat > f 2>/dev/null <<EOF
x=2
rec in

### herestring
cat > f <<< a
cat > g <<< "b  c
d"
v='x   y'
cat > h <<< $v
x=$(cat f) y=$(cat g) z=$(cat h)
rec "$x" "$y" "$z"

### herestring adds one newline
x=$(wc -c <<< abc) y=$(wc -c <<< "")
rec $x $y

### herestring globs nothing
touch a b
read x <<< *
rec "$x"

### input from a process substitution
read x < <(echo from; echo more)
y=$(cat <(echo 1) <(echo 2))
rec "$x" "$y"

### output to a process substitution
echo data > >(cat > f)
sleep 0.1
x=$(cat f)
rec "$x"

### tee
echo data | tee a b > c
echo more | tee -a a > /dev/null
x=$(cat a) y=$(cat c)
rec "$x" "$y"

### dev null and dev stdout
echo gone > /dev/null
x=$(echo a > /dev/stdout; echo b > /dev/stderr) 2>/dev/null
y=$(cat /dev/null)
rec "$x" "[$y]"

### closed output
echo x >&- 2>/dev/null; s=$?
rec "$s"

### fd words
echo 2>f
echo 2 >g
echo a2>h
x=$(cat f) y=$(cat g) z=$(cat h)
rec "[$x]" "$y" "$z"

### redirect without a command creates
> a
>> b
2> c
x=$(ls)
rec "$x"

### cd with a relative redirect
mkdir d
cd d
echo x > f
cd ..
echo y > d/g
x=$(ls d)
rec "$x"

### redirect happens before the cd
mkdir d
cd d > here
pwd > there
rec "$(ls .. | tr '\n' ' ')"

### redirect in a subshell after cd
mkdir d
(cd d && echo x > f)
x=$(cat d/f)
rec "$x"

### command with both input and output
printf 'b\na\n' > in
sort < in > out
x=$(cat out)
rec "$x"

### read and write open
echo abc > f
exec 4<> f
read x <&4
echo def >&4
exec 4>&-
y=$(cat f)
rec "$x" "$y"

### pipe into a group
printf 'a\nb\nc\n' | { read x; read y; echo "$y$x" > f; }
rec "${x-unset}" "$(cat f)"

### pipeline writes two files
echo a | tee f | tr a b > g
rec "$(cat f)" "$(cat g)"

### background writes are there after wait
echo a > f &
wait
x=$(cat f)
rec "$x"

### here-document that bash misreads
a=ab
echo old > f
while read a; do
cat > f <<END
${a/a/$(echo x)}
END
done <<< $a
s=$?
b=$(cat f)
rec "$s"

### what a program's redirection is refused for stays with the program
rec 1 <<< "${nope?}"
rec 2 2>&9
rec 3 2>&${nope-x y}
rec 4

### assignments come before redirections
echo old > f
x=$(cat f) > f
echo old > g
y=$(cat g) eval 'z=$y' > g
rec "$x" "$z"

### a prefix is not seen by redirections
a=1
a=2 true > "$a.txt"
a=3 eval 'x=$a' > "$a.log"
a=4 $nope
rec "$a" "$x"

### what runs behind reads what comes after
echo old > f
{
  sleep 0.2
  rec $(cat f)
} &
echo new > f
wait

### items of a here-document
set -- p q
IFS=,
cat > f <<EOF
$* "${*}"
EOF
x=$(< f)
rec "$x"

### a pipe that breaks
{
  for i in 1 2 3; do
    sleep 0.1
    echo "$i"
    rec "$i"
  done
} | {
  true
}

### a file that is written while it is open
h() { echo 1 > f; }
cat > f <<EOF
a=$(h)
EOF
x=$(cat f)
rec "$x"

### what is said before the end goes where errors go
unset nope
(
  echo ${nope?}
) > f 2>&1
x=$(cat f)
rec "$x"

### a file that is copied over behind, when nobody knows what lies there
echo 1 > g
echo 2 > f
if [ "$RANDOM" = 1 ]; then eval "$(cat g)"; fi
for i in x; do
  {
    sleep 0.2
    cp "$PWD/g" f
  } &
  echo 3 > f
done
wait
