import type { Form } from './document-cache.ts';
import { getHttpDate } from './http-date.ts';
import { REQUEST_ID, REQUEST_ID_LENGTH } from './request-id.ts';

/** Copies kept of a form: one is free again as soon as it is sent, unless its visitor is slow. */
const MAX_COPIES = 2;
/** Of copies on their way to visitors: beyond, answers are sent from bytes that all of them share. */
const MAX_SENDING_BYTES = 16 * 1024 * 1024;

export interface PlainAnswer {
  bytes: Buffer;
  /** To be called once the bytes are sent: they are used again. */
  sent: () => void;
}

/** A whole answer, in which only the number and the date change from one visitor to the next. */
interface Copy extends PlainAnswer {
  idAt: number;
  dateAt: number;
  date: string;
}

function writeHeaders(headers: readonly string[]): string {
  let written = '';
  for (let rank = 0; rank < headers.length; rank += 2)
    written += `${headers[rank]}: ${headers[rank + 1]}\r\n`;
  return written;
}

/** Writes answers as Node would, headers of HTTP/1.1 and body in one piece; making it anew each time would cost as much as sending it. */
export class PlainAnswers {
  readonly #first: string;
  readonly #free = new WeakMap<Form, Copy[]>();
  #sendingBytes = 0;

  /** @param headers of every answer, names and values in turn */
  constructor(headers: readonly string[]) {
    this.#first = `HTTP/1.1 200 OK\r\n${writeHeaders(headers)}${REQUEST_ID}: `;
  }

  /** An answer of status 200, on a connection that stays for so long; undefined while too many are on their way. */
  write(form: Form, id: string, keepAliveMs: number): PlainAnswer | undefined {
    if (this.#sendingBytes + form.bytes.length > MAX_SENDING_BYTES) return undefined;
    const copy = this.#free.get(form)?.pop() ?? this.#copy(form, keepAliveMs);
    const date = getHttpDate(Date.now());
    if (copy.date !== date) {
      copy.bytes.write(date, copy.dateAt, 'latin1');
      copy.date = date;
    }
    copy.bytes.write(id, copy.idAt, 'latin1');
    this.#sendingBytes += copy.bytes.length;
    return copy;
  }

  #copy(form: Form, keepAliveMs: number): Copy {
    const date = getHttpDate(Date.now());
    const before = `${' '.repeat(REQUEST_ID_LENGTH)}\r\n${writeHeaders(form.headers)}Date: `;
    const head =
      `${this.#first}${before}${date}\r\nConnection: keep-alive\r\n` +
      `Keep-Alive: timeout=${Math.floor(keepAliveMs / 1_000)}\r\n\r\n`;
    const idAt = this.#first.length;
    const copy = {
      bytes: Buffer.concat([Buffer.from(head, 'latin1'), form.bytes]),
      idAt,
      dateAt: idAt + before.length,
      date,
      sent: () => {
        this.#sendingBytes -= copy.bytes.length;
        const free = this.#free.get(form);
        if (!free) this.#free.set(form, [copy]);
        else if (free.length < MAX_COPIES) free.push(copy);
      },
    };
    return copy;
  }
}
