import { expect, test } from 'vitest'
import { agentsForShell } from '../../../src/provenance/shell.ts'

test('hooks/agents.sh is what the table of agents makes of it', async () => {
  await expect(agentsForShell()).toMatchFileSnapshot('../../../hooks/agents.sh')
})
