// Tells Stryker what is words for people. Those decide nothing; the golden files in test/reports hold what is read of them.
// A word alone ("senior", "git", "ssh:") may decide, and is mutated.

const sentence = /[a-z,;:)`] [a-z(`]/

/** @param path where Stryker stands in the syntax tree (Babel's NodePath). @returns why it goes on, if it does. */
function shouldIgnore(path) {
  if (path.isStringLiteral() && sentence.test(path.node.value)) return 'a sentence for people'
  if (path.isTemplateLiteral() && path.node.quasis.some(({ value }) => sentence.test(value.raw)))
    return 'a sentence for people'
  // A refusal in a schema: that there is one decides, not what it says.
  if (path.parentPath?.isCallExpression() && path.parentPath.get('callee').isIdentifier({ name: 'addIssue' }))
    return 'what a problem says'
  return undefined
}

export const strykerPlugins = [{ kind: 'Ignore', name: 'words', value: { shouldIgnore } }]
