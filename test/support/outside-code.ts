// What of a comment is no code: there, and only there, Markdown means something.

/** @param line of it; a code span is what CommonMark says: from a run of backticks to the next run of the same length. */
export const outsideCode = (line: string): string => line.replace(/(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/g, '')

/** Of what is outside code: nothing but our headings, lists, strong words and sentences. */
export const isOurs = (line: string): boolean =>
  /^(?:### |- \*\*|- | {2}- |\*\*)?[A-Za-z0-9 ,.:;()…]*(?:\*\*)?[A-Za-z0-9 ,.:;()…]*$/.test(outsideCode(line)) &&
  !/\d{7}|www|http/i.test(outsideCode(line))
