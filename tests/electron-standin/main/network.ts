/** Every request of a page: the program's navigation rules, then its request filter, then its schemes, then the network. */
import type { Protocol, Session } from '../chromium/cdp.ts';
import { note } from './record.ts';
import { privilegesOf, schemeOf, toChromium, toProgram } from './schemes.ts';
import { schemeHandler, theSession } from './session.ts';

type Paused = Protocol.Events['Fetch.requestPaused'];
type Reason = Protocol.Network.ErrorReason;

/** What the network asks of the page that a request belongs to. */
export interface Requester {
  readonly session: Session;
  isMainFrame(frameId: string): boolean;
  /** True when the program itself asked for this document; forgets it. */
  takeExpected(url: string): boolean;
  /** Asks the program whether a document may come; false when it was prevented. */
  mayNavigate(url: string, frameId: string): boolean;
  /** Asks the program whether a document may be redirected. */
  mayRedirect(url: string): boolean;
}

/** Electron's names for what is requested. */
const RESOURCE_TYPES: Readonly<Record<string, string>> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Media: 'media',
  Ping: 'ping',
};

export async function answerRequest(requester: Requester, paused: Paused): Promise<void> {
  const url = toProgram(paused.request.url);
  const isDocument = paused.resourceType === 'Document';
  const isMain = requester.isMainFrame(paused.frameId);
  const fail = (errorReason: Reason): Promise<unknown> =>
    requester.session.send('Fetch.failRequest', { requestId: paused.requestId, errorReason });

  if (isDocument && !(isMain && requester.takeExpected(url)) && !requester.mayNavigate(url, paused.frameId)) {
    note('navigation.prevented', url);
    await fail('Aborted');
    return;
  }
  const documentType = isMain ? 'mainFrame' : 'subFrame';
  const resourceType = isDocument ? documentType : (RESOURCE_TYPES[paused.resourceType] ?? 'other');
  const verdict = await theSession.standinBeforeRequest({ url, method: paused.request.method, resourceType });
  if (verdict.redirectURL !== undefined) throw new Error('electron stand-in: redirectURL is not implemented');
  if (verdict.cancel) {
    note('request.cancelled', url);
    await fail('BlockedByClient');
  } else if (privilegesOf(schemeOf(url))) {
    await answerFromScheme(requester, paused, url, isDocument, fail);
  } else {
    note('request.sent', url);
    await requester.session.send('Fetch.continueRequest', { requestId: paused.requestId });
  }
}

async function answerFromScheme(
  requester: Requester,
  paused: Paused,
  url: string,
  isDocument: boolean,
  fail: (reason: Reason) => Promise<unknown>,
): Promise<void> {
  const scheme = schemeOf(url);
  const handler = schemeHandler(scheme);
  if (!handler || (isFetch(paused) && !privilegesOf(scheme)?.supportFetchAPI)) {
    await fail('AccessDenied');
    return;
  }
  let response: Response;
  try {
    response = await handler(await requestOf(requester.session, paused, url));
  } catch (error) {
    process.stderr.write(`electron stand-in: the handler of ${scheme}: threw ${String(error)}\n`);
    await fail('Failed');
    return;
  }
  const location = response.headers.get('location');
  if (isDocument && location !== null && !requester.mayRedirect(new URL(location, url).href)) {
    await fail('Aborted');
    return;
  }
  await requester.session.send('Fetch.fulfillRequest', {
    requestId: paused.requestId,
    responseCode: response.status,
    responseHeaders: headersOf(response),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  });
}

const isFetch = ({ resourceType }: Paused): boolean => resourceType === 'Fetch' || resourceType === 'XHR';

async function requestOf(session: Session, paused: Paused, url: string): Promise<Request> {
  const { method, headers, hasPostData } = paused.request;
  if (!hasPostData) return new Request(url, { method, headers });
  const { requestId } = paused;
  const { postData } = await session.send('Network.getRequestPostData', { requestId });
  return new Request(url, { method, headers, body: postData });
}

/** Headers as the browser takes them; addresses of custom schemes are put in its terms. */
const headersOf = (response: Response): { name: string; value: string }[] =>
  [...response.headers].map(([name, value]) => ({
    name,
    value: name === 'location' ? toChromium(value) : value,
  }));
