// JSON that can be shown: JSON itself escapes C0 alone, and a terminal or a CI log (which takes orders from ##[…]) must not be driven
// by the rest either.

const unsafe =
  /#(?=#)|[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]/g

export function renderJson(value: object): string {
  const text = JSON.stringify(value, null, 2)
  return `${text.replace(unsafe, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`
}
