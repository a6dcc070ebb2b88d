/** Documents as authors leave them; each holds at least one fence that remark sees. */
export const messy = {
  "lists of lists": `# Upgrade

1. Stop the mill

   \`\`\`bash
   systemctl stop mill

   systemctl status mill
   \`\`\`

   - with a nested item:
     ~~~sh
       keep two
     ~~~
   * * *
2. Start it
\`\`\`
back at the margin
\`\`\`
10. Ten
    \`\`\`console
    $ mill up
    \`\`\`
`,
  quotes: `> Before:
> \`\`\`bash
> pg_dump mill
>
>  > out.sql
> \`\`\`
> > \`\`\`sh
> > deeper
> lazy but not in the fence

> 1. item
>    \`\`\`
>    in an item of a quote
>    \`\`\`
`,
  "fences that quote fences": `
\`\`\`\`markdown
\`\`\`bash
inner
\`\`\`
\`\`\`\`

~~~
\`\`\`
~~~~
\`\`\` not a fence \`\`\`
\`\`\`a\`b
\`\`\`last
`,
  "tabs and carriage returns":
    "-\tStep\r\n\r\n\t```bash\r\n\techo one\r\n\t\techo two\r\n\t```\r\n\r\n> \t```\r\n> \tx\r\n> \t```\r\n",
  "unclosed in a list": `- one
  \`\`\`bash
  mill up

- two

\`\`\`sh
mill down`,
  "comments and raw HTML": `<!-- one line -->
\`\`\`bash
after a comment
\`\`\`
<!--
\`\`\`bash
hidden
\`\`\`
-->
\`\`\`bash
shown
\`\`\`
<pre>
\`\`\`
hidden
\`\`\`
</pre>
`,
  "odd indentation": `   \`\`\`bash
  two of three
     five
   \`\`\`
text
  ~~~
\tshifted
 ~~~
-     \`\`\`
      code in an item
- a

      \`\`\`
  \`\`\`
  b
  \`\`\`
`,
} as const;
