import { describe, expect, test } from 'vitest';
import { mayShowInPlace, typeOfBytes, typeToTell } from './media-type.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const PNG = bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01');

describe('the type of bytes', () => {
  test.each([
    ['image/png', PNG],
    ['image/jpeg', bytes('\xff\xd8\xff\xe0\0\x10JFIF')],
    ['image/gif', bytes('GIF89a\x01\0')],
    ['image/gif', bytes('GIF87a=1;alert(1)')],
    ['image/webp', bytes('RIFF\x24\0\0\0WEBPVP8 ')],
    ['application/pdf', bytes('%PDF-1.7\n<html>')],
    ['application/zip', bytes('PK\x03\x04\x14\0')],
    ['application/octet-stream', bytes('<html><script>alert(1)</script>')],
    ['application/octet-stream', bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['application/octet-stream', bytes('\x89PNG\r\n\x1a\n<html>')],
    ['application/octet-stream', bytes('\n%PDF-1.7')],
    ['application/octet-stream', bytes('GIF')],
    ['application/octet-stream', bytes('')],
  ])('%s', (type, given) => {
    expect(typeOfBytes(given)).toBe(type);
  });

  test('looks at the bytes of the view alone', () => {
    const larger = Buffer.concat([bytes('<html>'), PNG]);
    expect(typeOfBytes(larger.subarray(6))).toBe('image/png');
    expect(typeOfBytes(larger.subarray(0, 6))).toBe('application/octet-stream');
  });
});

test('only the four plain image types are shown in place', () => {
  const shown = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/svg+xml', 'text/html', 'application/pdf'];
  expect(shown.filter(mayShowInPlace)).toEqual(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
});

test('people are told the declared type, but no image that is none', () => {
  const document = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  expect(typeToTell('application/zip', document)).toBe(document);
  expect(typeToTell('image/png', 'image/jpeg')).toBe('image/png');
  expect(typeToTell('application/octet-stream', 'image/png')).toBe('application/octet-stream');
});
