// Knows how git writes into a message what a commit reverts. While it makes a revert in one go, this is all that tells.

/** The ids, abbreviated by `revert --reference`, of the commits that a message says to revert: `This reverts commit 90bdeb3….` */
export const revertedBy = (message: string): string[] =>
  [...message.matchAll(/\bthis reverts commit\s+([0-9a-f]{4,64})\b/gi)].map(([, id = '']) => id.toLowerCase())
