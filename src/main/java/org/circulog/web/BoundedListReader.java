package org.circulog.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.CollectionDeserializer;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.Serial;
import java.util.Collection;

/**
 * Reads a list up to its declared size and no further: each element that is there would be checked, and thousands that
 * are wrong take longer than a request may.
 */
final class BoundedListReader extends CollectionDeserializer {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int most;

    private BoundedListReader(CollectionDeserializer list, int most) {
        super(list);
        this.most = most;
    }

    /** One whose bound is still to be seen from the property that it is for. */
    static BoundedListReader of(CollectionDeserializer list) {
        return new BoundedListReader(list, Integer.MAX_VALUE);
    }

    /** Says that a list goes on beyond its declared size. */
    static final class TooLongException extends JsonMappingException {
        @Serial
        private static final long serialVersionUID = 1L;

        private TooLongException(JsonParser parser, int most) {
            super(parser, "must have at most " + most + " elements");
        }
    }

    @Override
    public CollectionDeserializer createContextual(DeserializationContext context, BeanProperty property)
            throws JsonMappingException {
        Size size = property == null ? null : property.getAnnotation(Size.class);
        CollectionDeserializer list = super.createContextual(context, property);
        return new BoundedListReader(list, size == null ? Integer.MAX_VALUE : size.max());
    }

    @Override
    protected Collection<Object> _deserializeFromArray(
            JsonParser parser, DeserializationContext context, Collection<Object> list) throws IOException {
        parser.assignCurrentValue(list);
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (list.size() == most) {
                throw new TooLongException(parser, most);
            }
            try {
                list.add(token == JsonToken.VALUE_NULL ? null : _valueDeserializer.deserialize(parser, context));
            } catch (JsonMappingException refused) {
                throw JsonMappingException.wrapWithPath(refused, list, list.size());
            }
        }
        return list;
    }
}
