import { problem } from '../../problem/problem';
import { longestDescription } from '../text';
import { blocked } from '../verdict';
import type { DocumentCheck } from './documentCheck';

/** QuickBooks' limit for invoices (Intuit); for other kinds none is known, and less has been seen to work. */
const mostLinesOfInvoice = 750;
/** Where a summary with more lines is divided into parts. */
export const mostLines = 500;

/** The marks of who sent a document stand behind its memo, in 4,000 characters (Intuit, PrivateNote). */
const longestMemo = 1000;

/** QuickBooks takes so many lines. */
export const lineCount: DocumentCheck = ({ kind, lines }) => {
  const most = kind === 'invoice' ? mostLinesOfInvoice : mostLines;
  const facts = { count: String(lines.length), most: String(most) };
  return lines.length <= most ? [] : [blocked(problem('document_lines_many', facts))];
};

/** Texts are as long as QuickBooks keeps them. */
export const textLengths: DocumentCheck = ({ memo, lines }) => {
  const description = Math.max(0, ...lines.map((line) => line.description.length));
  const texts = [
    { what: 'memo', count: memo.length, most: longestMemo },
    { what: 'description of a line', count: description, most: longestDescription },
  ];
  return texts
    .filter(({ count, most }) => count > most)
    .map(({ what, count, most }) =>
      blocked(problem('document_text_long', { what, count: String(count), most: String(most) })),
    );
};
