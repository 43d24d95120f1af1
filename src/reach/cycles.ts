// How many files are in circles of imports: those that import themselves by way of others (Tarjan's components, without recursion:
// a chain of imports may be as long as the tree is large).

/** @param edges from a place to others; the direction does not matter. */
export function inCycles(edges: ReadonlyMap<number, readonly number[]>): number {
  const [index, low] = [new Map<number, number>(), new Map<number, number>()]
  const open: number[] = []
  const isOpen = new Set<number>()
  let circled = 0
  const enter = (node: number): Visit => {
    index.set(node, index.size)
    low.set(node, index.size - 1)
    open.push(node)
    isOpen.add(node)
    return { node, next: 0 }
  }
  const lower = (node: number, to: number | undefined): void => {
    if (to !== undefined && to < (low.get(node) ?? 0)) low.set(node, to)
  }
  const leave = (node: number): void => {
    if (low.get(node) !== index.get(node)) return
    const component = open.splice(open.lastIndexOf(node))
    for (const each of component) isOpen.delete(each)
    if (component.length > 1) circled += component.length
  }
  for (const start of edges.keys()) {
    const visits = index.has(start) ? [] : [enter(start)]
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const to = edges.get(visit.node)?.[visit.next++]
      if (to !== undefined && !index.has(to)) visits.push(enter(to))
      else if (to !== undefined) lower(visit.node, isOpen.has(to) ? index.get(to) : undefined)
      else {
        leave(visit.node)
        visits.pop()
        const above = visits.at(-1)
        if (above !== undefined) lower(above.node, low.get(visit.node))
      }
    }
  }
  return circled
}

interface Visit {
  readonly node: number
  next: number
}
