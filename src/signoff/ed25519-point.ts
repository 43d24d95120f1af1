// Which bytes ed25519 may use: a key is one spelling of a point of the curve that is not of low order, a signature one spelling of S.
// OpenSSH before 10.4 takes them all. A low-order key is one under which anybody can make a signature that verifies.
// y, little-endian, 255 bits; the last bit says which of the two x (RFC 8032 §5.1.2).

const p = 2n ** 255n - 19n
const d = 37095705934669439343138083508754565189542113879843219016388785533085940283555n

// The y of the eight points of order 1, 2, 4 and 8: the identity, (0, -1), two with y = 0, four with ±this y.
const y8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022n
const lowOrder: ReadonlySet<bigint> = new Set([0n, 1n, p - 1n, y8, p - y8])

const ySpan = 2n ** 255n - 1n

/** @param encoded 32 bytes. @returns what is wrong with them; null when nothing is. */
export function problemOfPoint(encoded: Buffer): string | null {
  const y = littleEndian(encoded) & ySpan
  if (y >= p) return 'its point is spelt in a second way (y is not below p)'
  if (lowOrder.has(y)) return 'its point is of low order: anybody could sign for it'
  return isOnCurve(y) ? null : 'its point is not on the curve'
}

/** x² = (y² - 1) / (d·y² + 1) has a root when its power (p - 1) / 2 is 1; dividing by v and multiplying by it agree on that. */
function isOnCurve(y: bigint): boolean {
  const ySquared = (y * y) % p
  return power((ySquared - 1n) * (d * ySquared + 1n), (p - 1n) / 2n) === 1n
}

/** @param base not negative. */
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  let square = base % p
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % p
    square = (square * square) % p
  }
  return result
}

const order = 2n ** 252n + 27742317777372353535851937790883648493n

/**
 * R and S, with S below the group's order: some libraries take S + order as well (RFC 8032 §5.1.7). And R not of low order: newer
 * OpenSSLs refuse such a one, older take it, and a hook and a CI are to decide alike.
 */
export function isSignatureForm(signature: Buffer): boolean {
  if (signature.length !== 64) return false
  const [r, s] = [littleEndian(signature.subarray(0, 32)) & ySpan, littleEndian(signature.subarray(32))]
  return !lowOrder.has(r) && s < order
}

const littleEndian = (bytes: Buffer): bigint => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
