// Lists of words as people read them: in one text, parted by white space.

export const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))
