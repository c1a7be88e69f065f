package org.circulog.audit;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.circulog.web.Audited;

/** Keeps what a request is about, because the answer to one that is refused does not say it. */
@Provider
public class AuditInterceptor implements ReaderInterceptor {
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        if (body instanceof Audited) {
            context.setProperty(AuditRoute.SENT, body);
        }
        return body;
    }
}
