### single quotes keep the dollar
A=1
x='$A `echo` \n "q"'
rec '$A' "$x"

### double quotes keep a backslash before a letter
x="a\tb\$c\"d\`e\\f\'g"
rec "$x"

### backslash outside of quotes
x=a\ b\"c\'d\$e\\f\g
rec $x "$x"

### quotes inside a word are removed
x=a'b c'"d e"f
rec a'b c'"d e"f ''"" "$x"

### ansi-c escapes
x=$'a\tb\nc\'d\\e\x41\u00e9\101\e[0m\cA'
rec "$x"

### ansi-c ends at NUL
x=$'ab\0cd'
rec "$x" $'ef\x00gh'ij

### locale quotes are double quotes
A=1
x=$"v $A"
rec "$x"

### line continuation in words and in quotes
x=ab\
cd
y="ef\
gh"
z='ij\
kl'
rec "$x" "$y" "$z"

### empty words stay when quoted
e=
rec a $e b
rec a "$e" b
rec a ''$e b
rec a "$e"$e b

### quoted dollar at the end
x="cost: 5$"
y=5$
rec "$x" "$y" "$ $" $

### dollar before something that is no name
x="$ $% $/ $."
rec "$x"

### nested quotes in a command substitution
x="$(echo "a  b" 'c  d')"
y=$(echo "$(echo "e  f")")
rec "$x" "$y"

### backslashes in backquotes
x=`echo \\\\ \$HOME '\$A'`
y="`echo \"q r\"`"
rec "$x" "$y"

### quotes from an expansion are text
q='"a b" '"'c d'"
rec $q
x=$q
rec "$x"

### backslash from an expansion is text
b='a\ b\n'
rec $b "$b"

### comment needs a space before
rec a#b #c
x=#y
z=a#b
rec "$x" "$z"

### semicolon and newline both end a command
x=1; y=2
z=3;
rec "$x$y$z"

### history marks stay
x="a!b" y=!c
rec "$x" "$y" '!d'

### single quotes in default inside double quotes
x="${nope:-'a b'}"
y=${nope:-'a b'}
rec "$x" "$y"

### double quotes in default inside double quotes
x="${nope:-"a  b"}"
rec "$x" ${nope:-"c  d" e}

### tilde in quotes stays
x="~" y='~/a' z=\~/b
rec "$x" "$y" "$z" "~"/c

### braces in quotes stay
rec "{a,b}" '{a,b}' \{a,b\} {a\,b} {"a,b"}
x={a,b}
rec "$x"

### assignment word after a command is an argument
A=1
rec A=2 B=~ C={1,2}
x=$A
rec "$x"
