// What doctor found, for people and for machines. Paths, keys and policies are anybody's words.
import type { Fault } from '../errors.ts'
import type { Check } from '../model/check.ts'
import { renderJson } from './json.ts'
import type { Paint } from './paint.ts'
import { onOneLine, printable } from './printable.ts'
import { wrapped } from './wrapped.ts'

export function checksText(checks: readonly Check[], paint: Paint): string {
  const broken = checks.filter(({ state }) => state === 'broken').length
  const sum = broken === 0 ? 'nothing is broken' : `${broken} ${broken === 1 ? 'thing is' : 'things are'} broken`
  return `${[...checks.flatMap((check) => lines(check, paint)), sum].join('\n')}\n`
}

function lines(check: Check, paint: Paint): string[] {
  const mark = { fine: paint.good('✓'), doubtful: paint.warn('!'), broken: paint.bad('✗') }[check.state]
  const [first = '', ...others] = wrapped(`  ${check.about.padEnd(8)} `, onOneLine(check.says))
  const said = [`${mark}${first.slice(1)}`, ...others]
  // A command stays whole, so that it can be copied.
  return check.state === 'fine' ? said : [...said, `  ${paint.dim('next'.padEnd(8))} ${printable(check.next)}`]
}

export function checksJson(checks: readonly Check[]): string {
  const healthy = checks.every(({ state }) => state !== 'broken')
  return renderJson({ version: 1, healthy, checks: checks.map(checkJson) })
}

const checkJson = (check: Check): object => ({
  about: check.about,
  state: check.state,
  says: check.says,
  next: check.state === 'fine' ? null : check.next,
})

/** Nothing could be looked at. */
export function undiagnosedJson({ code, message, next }: Fault): string {
  return renderJson({ version: 1, healthy: false, checks: [], fault: { code, says: message, next } })
}
