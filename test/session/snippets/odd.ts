/** Snippets whose characters an editor or a formatter would not leave alone. */
export const oddSnippets: Readonly<Record<string, string>> = {
  "line ends of Windows":
    'x=1\r\ny=a\r\nrec "$x" b\r\nif true\r\nthen z=1\r\nfi\r\n',
  "line ends of Windows in a heredoc": "cat > f <<EOF\r\na\r\nEOF\r\nrec b\r\n",
  "carriage return inside a line": 'x=a\rb\nrec "$x"\n',
  "space after a backslash": "x=1\nrec a \\ \n  b\ny=2\n",
  "backslash at the end of the script": "x=1\nrec a \\",
  "no-break space is a letter":
    "x=1\nrec\u00a0a 2>/dev/null\nrec a\u00a0b c\ny=\u00a0z\n",
  "byte order mark": '\ufeffx=1 2>/dev/null\ny=2\nrec "${x-unset}" "$y"\n',
  "smart quotes are letters": "x=“a\nrec “a b” ‘c’\n",
  "control characters": 'x=a\x01b\x7fc\x1b[0m\nrec "$x"\ny=\x07\n',
  "characters outside of the basic plane":
    'x=🚀a🚀\ny=${x:1:1} z=${x#?} n=${#x} w=${x/[🚀]/r} v=${x^^}\nrec "$y" "$z" "$n" "$w"\ncase $x in ?a?) u=three;; esac\n',
  "combining characters count":
    'x=e\u0301a\nn=${#x} y=${x:1} z=${x/?/}\nrec "$n" "$y"\n',
  "vertical tab and form feed are no blanks":
    "x=$'a\\vb\\fc'\nset -- $x\nn=$#\nrec a\x0bb\n",
  "a very long line": `x=${"word ".repeat(5)}\ny='${"long ".repeat(20_000)}'\nn=\${#y}\nset -- $y\nm=$#\nrec "$n" "$m"\n`,
  "very many lines": `${"n=$((n+1))\n".repeat(2000)}rec "$n"\n`,
  "very many words": `set -- ${"a ".repeat(5000)}\nn=$#\nx=\${4999} y=\${5001-none}\nrec "$n"\n`,
  "no newline at the end": 'x=1; rec "$x"',
  nothing: "",
  "only a comment": "# x=1\n\n   # y=2",
  "only blanks and semicolon": " \t\n;\n",
  "tab as a separator": "rec\ta\tb\nx=1\ty=2\n",
};
