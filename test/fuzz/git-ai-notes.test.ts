// Notes of Git AI: whoever may push notes chose every byte. A note may add evidence, of what it names; it says nothing else.
import { decodeBytes } from '../../src/git/bytes.ts'
import { readGitAiNote } from '../../src/provenance/git-ai.ts'
import { fuzz } from '../support/fuzz/fuzz.ts'

const made = '{"schema_version":"authorship/3.0.0","base_commit_sha":"0","prompts":'
const agent = '{"agent_id":{"tool":"claude","id":"1","model":"claude-opus-4-6"}}'

fuzz('git-ai-notes', {
  seeds: [
    `src/main.ts\n  s_0123456789abcd::t_fedcba98765432 1-4,9\n  h_dca485b1adf836 5-8\n---\n${made}{},"sessions":{"s_0123456789abcd":${agent}},"humans":{"h_dca485b1adf836":{"author":"Ada"}}}`,
    `"my file.ts"\n  d4a7828bfdafe456 1\n  human 2\n  ai_agent 3\n---\n${made}{"d4a7828bfdafe456":${agent}}}`,
    `a\n  298311d7-dc9e-4d73-bbb3-323eaba7d29e 1\n---\n${made}{}}`,
  ],
  words: [
    '---\n',
    '\n  ',
    's_0123456789abcd::t_fedcba98765432 ',
    'd4a7828 ',
    'h_0 ',
    'human ',
    'ai_agent ',
    '1-4,',
    '"sessions":',
    '"humans":{',
    '"__proto__":{',
    '"agent_id":{',
    '"tool":"',
    '[[[[',
  ],
  check(bytes) {
    const note = decodeBytes(bytes)
    const found = readGitAiNote(note)
    if (found.length > 50) throw new Error('there is no end to it')
    for (const { source, kind, weight, text } of found) {
      if (source !== 'note' || kind !== 'generated' || weight !== 'strong') throw new Error('it is more than a note')
      const words = text.split(/: | /)
      if (!words.every((word) => note.includes(word))) throw new Error(`it says what the note does not: ${text}`)
    }
    // Lines of a person's beside it take nothing away.
    const more = readGitAiNote(`z\n  ai_agent 1\n${note}`)
    if (more.length === 0) throw new Error('an attribution is hidden by what follows it')
  },
})
