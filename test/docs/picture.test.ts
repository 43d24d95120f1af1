import { expect, test } from 'vitest'
import { drawPicture, pictureFile, refusalLines } from '../support/picture.ts'

test('the picture in the README is what the program says today (npm run picture draws it anew)', async () => {
  await expect(drawPicture(refusalLines())).toMatchFileSnapshot(pictureFile)
})
