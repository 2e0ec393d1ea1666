import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A throw-away TLS identity, made at start and kept in memory only. */
export interface Certificate {
  readonly keyPem: string;
  readonly certificatePem: string;
  /** SHA-256 of the public key in base64, as `--ignore-certificate-errors-spki-list` wants it. */
  readonly spki: string;
}

const ecdsaWithSha256 = sequence(objectIdentifier([0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]));
const commonNameId = objectIdentifier([0x55, 0x04, 0x03]);
const subjectAltNameId = objectIdentifier([0x55, 0x1d, 0x11]);

/** Makes a self-signed certificate for the host names (RFC 5280: a version 3 certificate in DER). */
export function createCertificate(hosts: readonly string[]): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicKeyDer = publicKey.export({ type: 'spki', format: 'der' });
  const name = sequence(tlv(0x31, sequence(commonNameId, tlv(0x0c, Buffer.from('Local sandbox')))));
  const alternativeNames = sequence(...hosts.map((host) => tlv(0x82, Buffer.from(host, 'ascii'))));
  const extension = sequence(subjectAltNameId, tlv(0x04, alternativeNames));
  const toBeSigned = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, Buffer.concat([Buffer.from([0x01]), randomBytes(15)])),
    ecdsaWithSha256,
    name,
    sequence(generalizedTime('20200101000000Z'), generalizedTime('20991231235959Z')),
    name,
    publicKeyDer,
    tlv(0xa3, sequence(extension)),
  );
  const signature = sign('sha256', toBeSigned, privateKey);
  const certificate = sequence(
    toBeSigned,
    ecdsaWithSha256,
    tlv(0x03, Buffer.concat([Buffer.from([0]), signature])),
  );
  return {
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificatePem: pem(certificate),
    spki: createHash('sha256').update(publicKeyDer).digest('base64'),
  };
}

function tlv(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), length(content.length), content]);
}

function length(bytes: number): Buffer {
  if (bytes < 0x80) return Buffer.from([bytes]);
  if (bytes < 0x100) return Buffer.from([0x81, bytes]);
  return Buffer.from([0x82, bytes >> 8, bytes & 0xff]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tlv(0x30, Buffer.concat(parts));
}

function objectIdentifier(encoded: readonly number[]): Buffer {
  return tlv(0x06, Buffer.from(encoded));
}

function generalizedTime(text: string): Buffer {
  return tlv(0x18, Buffer.from(text, 'ascii'));
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
