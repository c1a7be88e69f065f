package org.circulog.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.io.Serial;

/** Reads a text of the form that its field declares: one line, or several where it is {@link Multiline}. */
final class TextReader extends StdScalarDeserializer<String> implements ContextualDeserializer {
    @Serial
    private static final long serialVersionUID = 1L;

    private final TextForm form;

    TextReader(TextForm form) {
        super(String.class);
        this.form = form;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        boolean multiline = property != null && property.getAnnotation(Multiline.class) != null;
        return new TextReader(multiline ? TextForm.LINES : TextForm.LINE);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(handledType(), parser);
        }
        String text = parser.getText();
        if (!form.allows(text)) {
            throw context.weirdStringException(text, handledType(), "has characters that a text cannot have");
        }
        return text;
    }
}
