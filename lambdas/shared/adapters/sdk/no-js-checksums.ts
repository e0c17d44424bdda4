/** Stands for the SDK's checksums in JavaScript in every bundle (constructs/bundling/native-checksums.ts): Node has its own, which the SDK takes where there are. */
export class Sha256Js {
  constructor() {
    throw new Error('SHA-256 in JavaScript is not bundled, expected the one of node:crypto');
  }
}

export class Crc32Js {
  constructor() {
    throw new Error('CRC-32 in JavaScript is not bundled, expected the one of node:zlib');
  }
}
