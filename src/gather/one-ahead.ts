// Has a generator work on what comes next while somebody works on what it gave.

/** What it gives, in its order. */
export async function* oneAhead<Item>(items: AsyncIterator<Item, void>): AsyncIterable<Item> {
  for (let coming = begun(items); ;) {
    const current = await coming
    if (current.done === true) return
    coming = begun(items)
    yield current.value
  }
}

/** It works from now on; awaited later, and a rejection before that must not be unhandled. */
export function begun<Item>(items: AsyncIterator<Item, void>): ReturnType<AsyncIterator<Item, void>['next']> {
  const next = items.next()
  next.catch(() => {})
  return next
}
