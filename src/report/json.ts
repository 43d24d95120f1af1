// JSON that can be shown: JSON itself escapes C0 alone, and a terminal or a CI log (which takes orders from ##[…]) must not be driven
// by the rest either.

const unsafe =
  /#(?=#)|[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]/g

export const renderJson = (value: object): string => `${shown(JSON.stringify(value, null, 2))}\n`

/** On one line, for many values after one another (JSON Lines). */
export const renderJsonLine = (value: object): string => `${shown(JSON.stringify(value))}\n`

const shown = (json: string): string =>
  json.replace(unsafe, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
