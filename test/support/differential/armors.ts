// Changes to the text around a signature.
import { armor } from '../../../src/signoff/armor.ts'
import { sshsig } from '../signing.ts'
import { aCase, message, namespace, type Case, type NamedKey } from './case.ts'

const [begin, end] = ['-----BEGIN SSH SIGNATURE-----', '-----END SSH SIGNATURE-----']

export function armorCases(named: NamedKey): Case[] {
  const blob = sshsig(named.key, namespace, message)
  const sound = armor(blob)
  const base64 = blob.toString('base64')
  const around = (...lines: readonly string[]): string => [begin, ...lines, end, ''].join('\n')
  const broken = (length: number): string => around(...(base64.match(new RegExp(`.{1,${length}}`, 'g')) ?? []))
  const texts: readonly [string, string][] = [
    ['no line break at the end', sound.trimEnd()],
    ['a single line', around(base64)],
    ...[1, 4, 64, 76, 77, 1000].map((length): [string, string] => [`lines of ${length}`, broken(length)]),
    ['CRLF', sound.replaceAll('\n', '\r\n')],
    ['a blank line inside', around('', base64)],
    ['a space inside', around(base64.replace('U1NI', 'U1 NI'))],
    ['a tab at a line end', around(`${base64}\t`)],
    ['text before', `text\n${sound}`],
    ['a blank line before', `\n${sound}`],
    ['a space before', ` ${sound}`],
    ['text after', `${sound}text\n`],
    ['a blank line after', `${sound}\n`],
    ['two armors', sound + sound],
    ['a header inside', around('Version: 1', '', base64)],
    ['text after BEGIN', sound.replace(begin, `${begin} x`)],
    ['text after END', sound.replace(end, `${end} x`)],
    ['END on the last line', `${begin}\n${base64}${end}\n`],
    ['BEGIN and base64 on one line', `${begin}${base64}\n${end}\n`],
    ['no BEGIN', sound.replace(`${begin}\n`, '')],
    ['no END', sound.replace(`${end}\n`, '')],
    ['four dashes', sound.replaceAll('-----', '----')],
    ['begin in small letters', sound.replace(begin, begin.toLowerCase())],
    ['an armor of PGP', sound.replaceAll('SSH', 'PGP')],
    ['nothing between', around()],
    ['nothing at all', ''],
    ['no padding', around(base64.replace(/=+$/, ''), '')],
    ['more padding', around(`${base64}=`)],
    ['padding inside', around(`${base64.slice(0, 4)}====${base64.slice(4)}`)],
    ['letters for URLs', around(base64.replaceAll('+', '-').replaceAll('/', '_'))],
    ['a letter that is none', around(`${base64.slice(0, 8)}*${base64.slice(8)}`)],
    ['a NUL inside', around(`${base64.slice(0, 8)}\0${base64.slice(8)}`)],
    ['stray bits in the last letter', around(withStrayBits(blob))],
    ['bytes in base64 after the signature', around(Buffer.concat([blob, Buffer.of(1)]).toString('base64'))],
    ['base64 of base64', around(Buffer.from(base64).toString('base64'))],
  ]
  return texts.filter(([, text]) => text !== sound).map(([change, text]) => aCase(named, `armor: ${change}`, text))
}

/** The same bytes in base64 whose last letter has a bit set that no byte has; a byte is added where no letter has room for one. */
function withStrayBits(blob: Buffer): string {
  const base64 = (blob.length % 3 === 0 ? Buffer.concat([blob, Buffer.of(0)]) : blob).toString('base64')
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  const [, body = '', last = '', padding = ''] = /^(.*)([^=])(=+)$/.exec(base64) ?? []
  return body + (letters[letters.indexOf(last) + 1] ?? '') + padding
}
