/** What is read of the DevTools protocol's Network events (their full shapes are the protocol's own). */

export interface RequestSent {
  readonly requestId: string;
  /** Of the document that it belongs to; a document's own request has it as its id. */
  readonly loaderId?: string;
  readonly initiator?: RequestInitiator;
  readonly type?: string;
  readonly request: {
    readonly url: string;
    readonly urlFragment?: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly postData?: string;
    readonly hasPostData?: boolean;
    /** Parts of the body, base64; a part that is a file comes without bytes. */
    readonly postDataEntries?: readonly { readonly bytes?: string }[];
  };
  /** The answer that sent the browser here. */
  readonly redirectResponse?: ResponseHead;
}

/** Who asked: a parser of markup or style sheets, or a script by its calls. */
export interface RequestInitiator {
  readonly type: string;
  readonly url?: string;
  readonly stack?: CallStack;
}

interface CallStack {
  readonly callFrames: readonly { readonly url: string }[];
  readonly parent?: CallStack;
}

export interface ResponseHead {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly mimeType: string;
}

export interface RequestSentInfo {
  readonly requestId: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface ResponseReceivedInfo {
  readonly requestId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly statusCode: number;
  /** The head as it came, over HTTP/1. */
  readonly headersText?: string;
}

export interface ResponseReceived {
  readonly requestId: string;
  readonly response: ResponseHead;
}

export interface LoadingFinished {
  readonly requestId: string;
  readonly encodedDataLength: number;
}

export interface LoadingFailed {
  readonly requestId: string;
  readonly errorText: string;
}

/** Of the Fetch domain: a request before it is sent, or an answer whose head is there and whose body is held back. */
export interface RequestPaused {
  readonly requestId: string;
  /** The request's id in the Network domain. */
  readonly networkId?: string;
  readonly resourceType: string;
  readonly request: Pick<RequestSent['request'], 'method' | 'postDataEntries'>;
  /** Absent before the request is sent. */
  readonly responseStatusCode?: number;
  readonly responseHeaders?: readonly { readonly name: string; readonly value: string }[];
}
